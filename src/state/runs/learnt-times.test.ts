import { describe, expect, it, vi } from 'vitest';
import { firstControls } from '../../core/comparison/controls';
import { defaultSettings } from '../../core/comparison/first-workspace';
import type { KeptText } from '../../core/ports';
import { ColumnState } from '../compare/column.svelte';
import { expectedOf } from '../compare/expected-times';
import { Comparison } from '../compare/comparison.svelte';
import { enginePool, keptText, model, recording, roundPorts } from '../fakes';
import { Times } from './learnt-times.svelte';

const gpu = { vendor: 'v', architecture: 'a' };
const timesOn = (kept: KeptText, adapter: typeof gpu | undefined = gpu) =>
  new Times({ kept, adapter: () => adapter });

describe('times learnt on this device', () => {
  it('are there at the next visit', () => {
    const kept = keptText();
    timesOn(kept).learn({ kind: 'load', modelId: 'small', loadMs: 700 });
    expect(timesOn(kept).of('small')?.loadMs).toEqual([700]);
    expect(timesOn(kept, { ...gpu, architecture: 'b' }).of('small')).toBeUndefined();
  });

  it('are those of all tabs', () => {
    const kept = keptText();
    const [one, other] = [timesOn(kept), timesOn(kept)];
    one.learn({ kind: 'load', modelId: 'small', loadMs: 700 });
    other.learn({ kind: 'load', modelId: 'small', loadMs: 800 });
    expect(timesOn(kept).of('small')?.loadMs).toEqual([700, 800]);
  });

  it('last for the visit where the browser keeps nothing', () => {
    const times = timesOn({ read: () => null, write: () => undefined });
    times.learn({ kind: 'load', modelId: 'small', loadMs: 700 });
    times.learn({ kind: 'load', modelId: 'small', loadMs: 800 });
    expect(times.of('small')?.loadMs).toEqual([700, 800]);
  });

  it('start anew where something else was kept', () => {
    const kept = keptText('{"not":"ours"}');
    const times = timesOn(kept);
    expect(times.of('small')).toBeUndefined();
    times.learn({ kind: 'load', modelId: 'small', loadMs: 700 });
    expect(timesOn(kept).of('small')?.loadMs).toEqual([700]);
  });
});

function comparison() {
  const room = enginePool();
  const columns = ['1', '2'].map((id) => ({
    id,
    modelId: 'small',
    settings: defaultSettings(model),
    turns: [],
    shownId: null,
  }));
  const asking = new Comparison(
    {
      ...roundPorts(),
      ...recording().ports,
      engines: room.engines,
      models: () => [model],
      usable: [model],
      clock: room.clock,
      newId: () => crypto.randomUUID(),
      onChange: () => undefined,
      onFirstRun: () => undefined,
    },
    {
      draft: '',
      responseSchema: null,
      origin: null,
      controls: firstControls(1),
      round: null,
      columns,
    },
  );
  return { ...room, asking };
}

describe('what is learnt from a run', () => {
  it('is the load and every whole answer', async () => {
    const { asking, made, onTimed } = comparison();
    const done = asking.run('Hi');
    for (const asked of [1, 2]) {
      await vi.waitUntil(() => made[0]?.requests.length === asked);
      made[0]?.finish('text');
    }
    await done;
    const learnt = onTimed.mock.calls.map(([timed]) => timed);
    expect(learnt.map(({ kind }) => kind)).toEqual(['load', 'answer', 'answer']);
    expect(learnt[1]).toMatchObject({ modelId: 'small', finish: 'stop', figures: { tokens: 2 } });
  });

  it('is nothing from the rest of an answer', async () => {
    const { asking, made, onTimed } = comparison();
    const [column] = asking.columns;
    if (!column) throw new Error('no column');
    const done = asking.run('Hi', [column]);
    await vi.waitUntil(() => made[0]?.requests.length === 1);
    made[0]?.finish('text', 'length');
    await done;
    const before = onTimed.mock.calls.length;
    const more = asking.goOn(column);
    await vi.waitUntil(() => made[0]?.requests.length === 2);
    made[0]?.finish(' and more');
    await more;
    expect(column.turns.at(-1)?.text).toBe('text and more');
    expect(onTimed.mock.calls).toHaveLength(before);
  });
});

describe('the expected time of a run', () => {
  const times = timesOn(keptText());
  const figures = {
    firstTokenMs: 1,
    tokensPerSecond: 10,
    tokens: 50,
    prefilledTokens: 1,
    reusedCache: false,
    enginePrefillTokensPerSecond: 100,
    engineDecodeTokensPerSecond: 10,
  };
  times.learn({ kind: 'answer', modelId: 'small', figures, finish: 'stop' });
  const settings = defaultSettings(model);
  const said = { text: 'b'.repeat(400), finish: 'stop' as const, figures: null };
  const turn = {
    id: 't',
    parentId: null,
    prompt: 'a'.repeat(400),
    responseSchema: null,
    origin: null,
    askedOf: null,
  };
  const columns = [
    new ColumnState({
      id: '1',
      modelId: 'small',
      settings,
      turns: [{ ...turn, answer: { ...said, circumstances: null, probabilities: null } }],
      shownId: 't',
    }),
  ];
  const controls = firstControls(1);
  const ask = (item: number) => ({ kind: 'run' as const, cells: [{ item, column: 0 }] });
  const plan = [ask(0)];

  it('counts the conversation and what is being typed', () => {
    const { stepsMs } = expectedOf({ columns, controls, draft: 'c'.repeat(400) }, times, plan);
    expect(stepsMs).toEqual([160 + 3000 + 5000]);
  });

  it('counts no conversation where the cache holds it, or where a round begins anew', () => {
    for (const change of [{ fresh: false }, { blind: true }]) {
      const asking = { columns, controls: { ...controls, ...change }, draft: '' };
      expect(expectedOf(asking, times, plan).stepsMs).toEqual([160 + 5000]);
    }
  });

  it('counts the prompts of a batch, each in a conversation of its own', () => {
    const asking = { columns, controls, draft: 'being typed' };
    const prompts = ['', 'd'.repeat(400)];
    const { stepsMs } = expectedOf(asking, times, [ask(0), ask(1)], prompts);
    expect(stepsMs).toEqual([160 + 5000, 160 + 1000 + 5000]);
  });
});
