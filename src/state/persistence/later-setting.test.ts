/** Adds one entry to the table of settings, as a later version will, and reads what is kept now. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test, vi } from 'vitest';
import { ModelSchema } from '../../core/catalogue/model';
import { toBase64Url } from '../../core/comparison/base64url';
import { contestantOf, unknownContestant } from '../../core/comparison/contestant';
import { defaultSettings, settingsUnder } from '../../core/comparison/first-workspace';
import { parseWorkspace } from '../../core/comparison/kept-workspace';
import { parseLink } from '../../core/comparison/link';
import { finished } from '../../core/bounds/finished';
import { readScreen } from '../../core/comparison/screen-file';
import { runsOf } from '../../core/records/run-file';
import { settingsJson } from '../../core/records/stamp';
import { samplingFor } from '../../core/settings/engine-settings';
import { samplingNames } from '../../core/settings/sampling';
import type * as table from '../../core/settings/sampling-table';
import { model } from '../models/fake-models';

vi.mock(import('../../core/settings/sampling-table'), async (original) => {
  const { samplingTable } = await original();
  const range = { least: 0, most: 1, step: 0.01, default: 0, addedLater: true };
  const minP = { ...range, advice: 'optional', engines: { webLlm: 'min_p' } };
  return { samplingTable: { ...samplingTable, minP } } as typeof table;
});

const golden = (name: string): string => readFileSync(`tests/golden/${name}.json`, 'utf8');

test('a setting that came later is one entry of the table', () => {
  expect(samplingNames).toContain('minP');
});

test('the producer of a model can advise it, and a column of another model starts without it', () => {
  const advice = ModelSchema.entries.sampling;
  const sampling = v.parse(advice, { ...model.sampling, minP: 0.1 });
  expect(v.is(advice, { ...sampling, minP: 2 })).toBe(false);
  const advised = { ...model, sampling };
  expect(defaultSettings(advised)).toMatchObject({ temperature: 0.5, minP: 0.1 });
  expect(settingsUnder(model, defaultSettings(advised), advised)).toMatchObject({ minP: 0 });
  const chosen = { ...defaultSettings(advised), minP: 0.2 };
  expect(settingsUnder(model, chosen, advised)).toMatchObject({ minP: 0.2 });
});

type Json = Readonly<Record<string, unknown>>;

/** What columns have set in a file of an earlier version, as each kind of file is read here. */
const readers: Readonly<Record<string, (content: Json) => unknown>> = {
  workspace: (content) => {
    const read = parseWorkspace(content, 1);
    return read?.isWhole ? read.workspace.columns : undefined;
  },
  screen: (content) => {
    const read = finished(readScreen(JSON.stringify(content), 1));
    return read.ok ? read.value.workspace.columns : read.failure;
  },
  link: (content) => {
    const read = parseLink(`try=${toBase64Url(JSON.stringify(content))}`);
    return read.ok && read.value.leftOut.length === 0 ? read.value.shared.columns : read;
  },
  runs: (content) => {
    const reading = runsOf(JSON.stringify(content));
    let step = reading.next();
    while (!step.done) step = reading.next();
    return step.value.ok ? step.value.value.runs.flatMap(({ columns }) => columns) : step.value;
  },
};

/** A file as a version with the setting writes it. */
function withSetting(content: Json, minP: number): Json {
  return JSON.parse(
    JSON.stringify(content).replaceAll('"temperature":', `"minP":${minP},"temperature":`),
  ) as Json;
}

describe.each([
  ...['workspace-1', 'workspace-2', 'workspace-3', 'workspace-4', 'workspace-5'],
  ...['screen-1', 'link-1'],
  ...['runs-1', 'runs-2'],
])('%s', (name) => {
  const content = JSON.parse(golden(name)) as Json;
  const read = (from: Json) => readers[name.replace(/-.*/, '')]?.(from);
  const settings = (minP: number): unknown =>
    expect.objectContaining({ settings: expect.objectContaining({ minP }) as unknown });

  test('has it at its default', () => {
    const columns = read(content) as unknown[];
    expect(columns.length).toBeGreaterThan(0);
    expect(columns).toEqual(columns.map(() => settings(0)));
  });

  test('keeps what it is set to from then on', () => {
    const columns = read(withSetting(content, 0.3)) as unknown[];
    expect(columns).toEqual(columns.map(() => settings(0.3)));
    expect(read(withSetting(content, 2))).not.toEqual(columns.map(() => settings(2)));
  });
});

test('at its default it changes neither the hash of settings nor whom a vote is for', () => {
  const usual = defaultSettings(model);
  expect(usual).toMatchObject({ minP: 0 });
  const before = Object.fromEntries(Object.entries(usual).filter(([name]) => name !== 'minP'));
  expect(settingsJson(usual)).toBe(settingsJson(before as typeof usual));
  expect(contestantOf(model, null, usual, usual).settings).toBe('');
  const stranger = { modelId: 'gone', modelName: 'Gone' };
  expect(unknownContestant(stranger, usual).settings).toBe(
    'temperature=0.5 topP=1 maxTokens=256 repetitionPenalty=1 presencePenalty=0 frequencyPenalty=0 systemPrompt=""',
  );
  const changed = { ...usual, minP: 0.1 };
  expect(settingsJson(changed)).not.toBe(settingsJson(usual));
  expect(contestantOf(model, null, changed, usual).settings).toBe('minP=0.1');
});

test('an engine that has it is asked with it, by its own name', () => {
  const changed = { ...defaultSettings(model), minP: 0.1 };
  expect(samplingFor('webLlm', changed)).toMatchObject({ min_p: 0.1, top_p: changed.topP });
});

test('the settings of the first version have the text that they always had', () => {
  expect(settingsJson({ ...defaultSettings(model), temperature: 0 })).toBe(
    '{"frequencyPenalty":0,"maxTokens":256,"presencePenalty":0,"repetitionPenalty":1,"seed":42,"systemPrompt":"","temperature":0,"topP":1}',
  );
});
