import { expect, test, vi } from 'vitest';
import { firstRunConfig } from '../../core/comparison/run-config';
import { newColumn } from '../../core/comparison/first-workspace';
import { linkFragment, parseLink } from '../../core/comparison/link';
import type { Workspace } from '../../core/comparison/workspace';
import { Comparison } from './comparison.svelte';
import { comparisonPorts, newScreen } from './fake-ports';
import { enginePool } from '../fake-engine-pool';
import { model, other } from '../models/fake-models';
import { settle } from '../settle';
import { arrivalOf, sharedOf, takeOver } from './sharing';

function setUp(workspace: Partial<Workspace> = {}, models = [model, other]) {
  const pool = enginePool();
  const { made } = pool;
  const ports = {
    ...comparisonPorts(pool, models),
    onChange: vi.fn(),
  };
  const comparison = new Comparison(ports, {
    ...newScreen([newColumn('a', model), newColumn('b', other)]),
    ...workspace,
  });
  const ask = async (prompt: string): Promise<void> => {
    const run = comparison.run(prompt);
    while (comparison.running) {
      await settle();
      for (const engine of made) engine.finish('Yes.');
    }
    await run;
  };
  return { comparison, made, ask, onChange: ports.onChange };
}

/** What arrives where this is sent. */
function sent(from: Comparison) {
  const fragment = linkFragment(sharedOf(from));
  const parsed = fragment.ok ? parseLink(fragment.value) : fragment;
  if (!parsed.ok) throw new Error(parsed.failure.kind);
  return parsed.value.shared;
}

test('another page takes prompt, columns and run config over, and asks nothing by itself', async () => {
  const here = setUp({ draft: 'Why?', responseSchema: '{"type":"object"}' });
  const [a, b] = here.comparison.columns;
  if (!a || !b) throw new Error('there are two columns');
  here.comparison.configure(a, { ...a.settings, systemPrompt: 'Be brief.', seed: 7 });
  here.comparison.duplicate(b);
  here.comparison.configureRuns({ blind: true, maxSeconds: 60, drawSeed: 5 });

  const there = setUp({ controls: { ...firstRunConfig(2), drawnRounds: 3 } });
  takeOver(there.comparison, sent(here.comparison));
  const { draft, responseSchema, columns, runConfig } = there.comparison;
  expect([draft, responseSchema]).toEqual(['Why?', '{"type":"object"}']);
  expect(columns.map(({ modelId }) => modelId)).toEqual(['small', 'other', 'other']);
  expect(columns[0]?.settings).toMatchObject({ systemPrompt: 'Be brief.', seed: 7 });
  expect(runConfig).toMatchObject({ blind: true, maxSeconds: 60, drawSeed: 2, drawnRounds: 3 });
  expect(there.onChange).toHaveBeenCalled();
  await settle();
  expect([there.comparison.running, there.made.length]).toEqual([false, 0]);
});

test('where nothing is being typed, the last prompt goes on', async () => {
  const { comparison, ask } = setUp();
  await ask('First?');
  await ask('Last?');
  expect(sharedOf(comparison).prompt).toBe('Last?');
  comparison.draft = 'Next?';
  expect(sharedOf(comparison).prompt).toBe('Next?');
});

test('what would go or change is told before, and stays until it is taken over', async () => {
  const { comparison, ask } = setUp();
  await ask('First?');
  comparison.draft = 'Typed.';
  const shared = sent(setUp({ draft: 'Why?' }).comparison);
  const controls = { ...shared.controls, blind: true };
  const arrival = arrivalOf(comparison, { ...shared, controls });
  expect(arrival.runConfig).toEqual(['blind']);
  expect(arrival).toMatchObject({
    replacesDraft: true,
    answered: comparison.columns,
    unknown: [],
  });
  expect(comparison.draft).toBe('Typed.');
  expect(comparison.columns.map(({ turns }) => turns.length)).toEqual([1, 1]);
  takeOver(comparison, shared);
  expect(comparison.columns.map(({ turns }) => turns.length)).toEqual([0, 0]);
  expect(comparison.rounds.votable).toBe(false);
});

test('models that the page does not know are left out; where it knows none, the columns stay', async () => {
  const from = setUp().comparison;
  const knowsOne = setUp({ columns: [newColumn('a', model)] }, [model]).comparison;
  expect(arrivalOf(knowsOne, sent(from)).unknown).toEqual(['other']);
  takeOver(knowsOne, sent(from));
  expect(knowsOne.columns.map(({ modelId }) => modelId)).toEqual(['small']);

  const knowsNone = setUp();
  await knowsNone.ask('First?');
  const before = knowsNone.comparison.columns;
  const strange = {
    ...sent(from),
    prompt: 'Why?',
    columns: [{ ...newColumn('', model), modelId: 'x' }],
  };
  expect(arrivalOf(knowsNone.comparison, strange).answered).toEqual([]);
  takeOver(knowsNone.comparison, strange);
  expect(knowsNone.comparison.columns).toBe(before);
  expect(knowsNone.comparison.draft).toBe('Why?');
});

test('settings alone leave the draft and its schema alone', () => {
  const { comparison } = setUp({ draft: 'Typed.', responseSchema: 'true' });
  const shared = sent(setUp().comparison);
  expect(arrivalOf(comparison, shared).replacesDraft).toBe(false);
  takeOver(comparison, shared);
  expect([comparison.draft, comparison.responseSchema]).toEqual(['Typed.', 'true']);
});

test('nothing is taken over while columns answer', async () => {
  const { comparison, made } = setUp();
  const run = comparison.run('First?');
  await settle();
  takeOver(comparison, sent(setUp({ draft: 'Why?' }).comparison));
  expect(comparison.columns.map(({ turns }) => turns.length)).toEqual([1, 1]);
  while (comparison.running) {
    await settle();
    for (const engine of made) engine.finish('Yes.');
  }
  await run;
  expect(comparison.draft).toBe('');
});
