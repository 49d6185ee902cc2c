import { describe, expect, it } from 'vitest';
import { firstRunConfig } from '../../core/comparison/run-config';
import { defaultSettings } from '../../core/comparison/first-workspace';
import { keptText } from '../fake-kept-text';
import { model } from '../models/fake-models';
import { Times } from '../runs/learnt-times.svelte';
import { ColumnState } from './column.svelte';
import { expectedOf } from './forecast';

describe('the expected time of a run', () => {
  const times = new Times({
    kept: keptText(),
    adapter: () => ({ vendor: 'v', architecture: 'a' }),
  });
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
  const runConfig = firstRunConfig(1);
  const asked = { columns, settings: [settings], runConfig };
  const ask = (item: number) => ({ kind: 'run' as const, cells: [{ item, column: 0 }] });
  const plan = [ask(0)];

  it('counts the conversation and what is being typed', () => {
    const { stepsMs } = expectedOf({ ...asked, draft: 'c'.repeat(400) }, times, plan);
    expect(stepsMs).toEqual([160 + 3000 + 5000]);
  });

  it('counts no conversation where the cache holds it, or where a round begins anew', () => {
    for (const change of [{ fresh: false }, { blind: true }]) {
      const asking = { ...asked, runConfig: { ...runConfig, ...change }, draft: '' };
      expect(expectedOf(asking, times, plan).stepsMs).toEqual([160 + 5000]);
    }
  });

  it('counts the prompts of a batch, each in a conversation of its own', () => {
    const asking = { ...asked, draft: 'being typed' };
    const prompts = ['', 'd'.repeat(400)];
    const { stepsMs } = expectedOf(asking, times, [ask(0), ask(1)], prompts);
    expect(stepsMs).toEqual([160 + 5000, 160 + 1000 + 5000]);
  });
});
