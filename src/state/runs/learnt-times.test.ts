import { describe, expect, it, vi } from 'vitest';
import { firstRunConfig } from '../../core/comparison/run-config';
import { defaultSettings } from '../../core/comparison/first-workspace';
import type { KeptText } from '../../core/ports';
import { Comparison } from '../compare/comparison.svelte';
import { comparisonPorts } from '../compare/fake-ports';
import { enginePool } from '../fake-engine-pool';
import { keptText } from '../fake-kept-text';
import { model } from '../models/fake-models';
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
  const asking = new Comparison(comparisonPorts(room), {
    draft: '',
    responseSchema: null,
    origin: null,
    controls: firstRunConfig(1),
    round: null,
    columns,
  });
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
