import { describe, expect, test, vi } from 'vitest';
import type { Model } from '../../core/catalogue/model';
import { newColumn } from '../../core/comparison/first-workspace';
import type { Workspace } from '../../core/comparison/workspace';
import { success } from '../../core/outcome';
import { castVote } from '../../core/rating/fakes';
import { column, run } from '../../core/records/fakes';
import { Comparison } from './comparison.svelte';
import { comparisonPorts, newScreen } from './fake-ports';
import { enginePool } from '../fake-engine-pool';
import { keptText } from '../fake-kept-text';
import { large, model, other } from '../models/fake-models';
import { recording } from '../runs/fake-recording';
import { settle } from '../settle';
import { voting } from '../votes/fake-voting';
import { recallOwners } from './owner-recall';
import { recallNames } from './name-recall';

const models = [model, other, large];

function setUp(workspace: Partial<Workspace> = {}) {
  const pool = enginePool();
  const { made } = pool;
  const recorded = recording();
  const { runs } = recorded;
  const votes = voting(runs);
  const ports = comparisonPorts(pool, models, recorded, votes);
  const open = (kept: Workspace) => new Comparison(ports, kept);
  const comparison = open({
    ...newScreen([newColumn('a', model), newColumn('b', other)]),
    ...workspace,
  });
  const [a, b] = comparison.columns;
  if (!a || !b) throw new Error('there are two columns');
  const asking = async (work: Promise<void>, text = 'Yes.'): Promise<void> => {
    while (comparison.running) {
      await settle();
      for (const [place, engine] of made.entries()) {
        engine.finish(text === 'Engine' ? `Engine ${place}` : text);
      }
    }
    await work;
  };
  const ask = (prompt: string, text?: string) => asking(comparison.run(prompt), text);
  return { comparison, open, a, b, asking, ask, made, runs, votes };
}

test('an answer stays its model’s and its settings’ when the column gets others, also after a reload', async () => {
  const { comparison, open, a, ask } = setUp();
  await ask('Hi');
  comparison.choose(a, 'large');
  comparison.configure(a, { ...a.settings, temperature: 1.5 });
  await ask('And?');
  const [first, second] = open(structuredClone(comparison.record)).columns[0]?.turns ?? [];
  expect(first?.askedOf).toMatchObject({
    modelId: 'small',
    modelName: 'Small, q',
    settings: { temperature: 0.5 },
  });
  expect(second?.askedOf).toMatchObject({ modelId: 'large', settings: { temperature: 1.5 } });
});

test('a vote and the record are on what answered, whatever the column has since', async () => {
  const { comparison, a, ask, runs, votes } = setUp();
  await ask('Hi');
  comparison.choose(a, 'large');
  await comparison.rounds.vote({ kind: 'best', position: 0 });
  expect(votes.kept[0]?.contestants.map(({ modelId }) => modelId)).toEqual(['small', 'other']);
  const [run] = runs.kept.values();
  expect(run?.columns.map(({ modelId }) => modelId)).toEqual(['small', 'other']);
});

test('the record tells which answers before were another model’s', async () => {
  const { comparison, a, ask, runs } = setUp();
  await ask('Hi');
  comparison.choose(a, 'large');
  await ask('And?');
  const [, run] = runs.kept.values();
  expect(run?.columns.map(({ modelName, before }) => [modelName, before[0]?.modelName])).toEqual([
    ['Small, q', 'Small, q'],
    ['Small, q', 'Small, q'],
  ]);
  expect(run?.columns[0]?.modelId).toBe('large');
});

test('what another model went on with says who began it', async () => {
  const { comparison, a, b, asking, ask } = setUp();
  await ask('Hi');
  await asking(comparison.goOn(b), ' Sure.');
  expect(b.turns[0]?.begunBy).toBeUndefined();
  comparison.choose(a, 'large');
  await asking(comparison.goOn(a), ' Sure.');
  expect(a.turns[0]).toMatchObject({
    text: 'Yes. Sure.',
    askedOf: { modelId: 'large' },
    begunBy: { modelId: 'small' },
  });
});

test('an answer that stands again, since nothing came in its place, is still of what gave it', async () => {
  const { comparison, a, made, ask } = setUp();
  await ask('Hi');
  comparison.choose(a, 'large');
  const run = comparison.retry(a);
  while (comparison.running) {
    await settle();
    for (const engine of made) engine.fail({ kind: 'generation-failed', detail: '' });
  }
  await run;
  expect(a.turns[0]).toMatchObject({ text: 'Yes.', askedOf: { modelId: 'small' } });
});

test('what an earlier version kept is recalled from its runs, and where those differ, none is made up', async () => {
  const { comparison, open, a, ask, runs } = setUp();
  await ask('Hi');
  comparison.choose(a, 'large');
  await ask('And?', 'Engine');
  const kept = comparison.record;
  const columns = kept.columns.map((column) => ({
    ...column,
    turns: column.turns.map((turn) => ({ ...turn, askedOf: null })),
  }));
  const former = open({ ...kept, columns, round: null }).columns;
  const owners = (): (string | undefined)[] =>
    former.flatMap(({ turns }) => turns.map(({ askedOf }) => askedOf?.modelId));
  expect(owners()).toEqual([undefined, undefined, undefined, undefined]);
  expect(await recallOwners(former, { runs, unrecalled: keptText() })).toBe(true);
  // To the first prompt both gave the same answer.
  expect(owners()).toEqual([undefined, 'large', undefined, 'other']);
});

describe('an answer under the id of a model that was not known', () => {
  /** A screen whose first answer stands under an id, with a run and a vote that have `recorded` for it. */
  async function unnamed(recorded: string) {
    const { comparison, open, ask, runs } = setUp();
    await ask('Hi');
    const record = comparison.record;
    const columns = record.columns.map((column) => ({
      ...column,
      turns: column.turns.map((turn) => ({
        ...turn,
        askedOf: turn.askedOf && { ...turn.askedOf, modelId: 'brought', modelName: 'brought' },
      })),
    }));
    const former = open({ ...record, columns, round: null }).columns;
    const inRun = [column('brought', { modelName: recorded }), column('brought')];
    await runs.addAll([run({ id: 'of a file', columns: inRun, cells: [] })]);
    const votes = voting(runs);
    const nameWith = (models: readonly Model[]) =>
      recallNames(former, {
        runs,
        votes: { all: () => Promise.resolve(success({ ...nothing, votes: votes.kept })) },
        models: () => Promise.resolve(models),
      });
    const name = () => former[0]?.turns[0]?.askedOf?.modelName;
    return { former, nameWith, name, votes: votes.kept };
  }
  const nothing = { setAside: [], unreadable: [] };
  const brought = { ...model, id: 'brought', name: 'Brought' };

  test('gets the name that the page knows by now', async () => {
    const { nameWith, name } = await unnamed('Old name');
    expect([await nameWith([model, brought]), name()]).toEqual([true, 'Brought, q']);
    expect(await nameWith([model, brought])).toBe(false);
  });

  test('gets the name of a run where the model is gone, or of a vote, else keeps the id', async () => {
    const inRun = await unnamed('Old name');
    expect([await inRun.nameWith([model]), inRun.name()]).toEqual([true, 'Old name']);
    const inVote = await unnamed('brought');
    expect([await inVote.nameWith([model]), inVote.name()]).toEqual([false, 'brought']);
    const contestant = { modelId: 'brought', modelName: 'Voted', modelHash: null, settings: '' };
    inVote.votes.push(castVote(['A', 'B'], 0, { contestants: [contestant, contestant] }));
    expect([await inVote.nameWith([model]), inVote.name()]).toEqual([true, 'Voted']);
  });

  test('is not given the name of a model that it is not', async () => {
    const { nameWith, name } = await unnamed('Small, q');
    expect([await nameWith([model]), name()]).toEqual([true, '“Small, q” brought']);
  });
});

describe('an answer of an earlier version that is in no run', () => {
  /** A screen with an answer without an owner, and how often its runs are listed. */
  async function strange() {
    const { comparison, open, ask, runs } = setUp();
    await ask('Hi');
    const record = comparison.record;
    const columns = record.columns.map((column) => ({
      ...column,
      turns: column.turns.map((turn) => ({ ...turn, prompt: 'Elsewhere', askedOf: null })),
    }));
    const former = open({ ...record, columns, round: null });
    const list = vi.spyOn(runs, 'list');
    return { former, runs, list, unrecalled: keptText() };
  }

  test('is looked for once, and again when there is another one, or runs were imported', async () => {
    const { former, runs, list, unrecalled } = await strange();
    const refresh = () => recallOwners(former.columns, { runs, unrecalled });
    expect(await refresh()).toBe(false);
    expect(await refresh()).toBe(false);
    expect(list).toHaveBeenCalledTimes(1);
    former.columns[0]
      ?.begin('later', null, { prompt: 'Hi', responseSchema: null })
      .end('stop', 'x');
    await refresh();
    await refresh();
    expect(list).toHaveBeenCalledTimes(2);
    unrecalled.write('');
    await refresh();
    expect(list).toHaveBeenCalledTimes(3);
  });

  test('is looked for again where the runs could not be read', async () => {
    const { former, runs, list, unrecalled } = await strange();
    list.mockResolvedValueOnce({ ok: false, failure: { kind: 'aborted' } });
    for (const _ of [1, 2]) await recallOwners(former.columns, { runs, unrecalled });
    expect(list).toHaveBeenCalledTimes(2);
  });
});
