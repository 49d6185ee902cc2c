/** Adds one entry to the table of settings, as a later version will, and reads what is kept now. */
import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { toBase64Url } from '../core/comparison/base64url';
import { contestantOf } from '../core/comparison/contestant';
import { defaultSettings } from '../core/comparison/first-workspace';
import { parseWorkspace } from '../core/comparison/kept-workspace';
import { parseLink } from '../core/comparison/link';
import { runsOf } from '../core/records/run-file';
import { settingsJson } from '../core/records/stamp';
import { samplingNames } from '../core/settings/sampling';
import type * as table from '../core/settings/sampling-ranges';
import { model } from './fakes';

vi.mock(import('../core/settings/sampling-ranges'), async (original) => {
  const { samplingRanges } = await original();
  const minP = { least: 0, most: 1, step: 0.01, default: 0 };
  return { samplingRanges: { ...samplingRanges, minP } } as typeof table;
});

const golden = (name: string): string => readFileSync(`tests/golden/${name}.json`, 'utf8');

test('a setting that came later is one entry of the table', () => {
  expect(samplingNames).toContain('minP');
});

test.each(['workspace-1', 'workspace-2', 'workspace-3', 'workspace-4'])(
  '%s has it at its default',
  (name) => {
    const read = parseWorkspace(JSON.parse(golden(name)), 1);
    expect(read?.isWhole).toBe(true);
    for (const { settings } of read?.workspace.columns ?? []) {
      expect(settings).toMatchObject({ minP: 0 });
    }
  },
);

test('links and runs of before have it at its default', () => {
  const link = parseLink(`try=${toBase64Url(golden('link-1'))}`);
  expect(link).toMatchObject({ ok: true, value: { columns: [{ settings: { minP: 0 } }] } });
  const reading = runsOf(golden('runs-1'));
  let step = reading.next();
  while (!step.done) step = reading.next();
  const runs = [{ columns: [{ settings: { minP: 0 } }, {}] }];
  expect(step.value).toMatchObject({ ok: true, value: { runs } });
});

test('at its default it changes neither the hash of settings nor whom a vote is for', () => {
  const usual = defaultSettings(model);
  expect(usual).toMatchObject({ minP: 0 });
  const before = Object.fromEntries(Object.entries(usual).filter(([name]) => name !== 'minP'));
  expect(settingsJson(usual)).toBe(settingsJson(before as typeof usual));
  expect(contestantOf(model, null, usual, usual).settings).toBe('');
  const changed = { ...usual, minP: 0.1 };
  expect(settingsJson(changed)).not.toBe(settingsJson(usual));
  expect(contestantOf(model, null, changed, usual).settings).toBe('minP=0.1');
});

test('the settings of the first version have the text that they always had', () => {
  expect(settingsJson({ ...defaultSettings(model), temperature: 0 })).toBe(
    '{"frequencyPenalty":0,"maxTokens":256,"presencePenalty":0,"repetitionPenalty":1,"seed":42,"systemPrompt":"","temperature":0,"topP":1}',
  );
});
