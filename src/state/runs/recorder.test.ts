import { expect, test, vi } from 'vitest';
import type { Model } from '../../core/catalogue/model';
import { defaultSettings } from '../../core/comparison/first-workspace';
import { success } from '../../core/outcome';
import { MemoryRuns } from '../../core/records/memory-runs';
import { partsOf } from '../../core/records/stamp';
import { model, other } from '../models/fake-models';
import type { Answering } from './execution';
import { Recorder, type RecorderPorts } from './recorder';
import { TurnState } from './turn.svelte';

const settings = defaultSettings(model);
const asked = ({ id, name }: Model) => ({ modelId: id, modelName: name, settings });

function recorderOf(runs: MemoryRuns): Recorder {
  return new Recorder({
    runs,
    partsOf,
    hash: (text) => Promise.resolve(text),
    versions: { appVersion: '', engineVersion: '', browser: '' },
  });
}

/** What is noted where a model gave nothing in the place of half an answer of `former`. */
async function notedAfter(former: Model, again: (turn: TurnState) => void) {
  const addCell = vi.fn<RecorderPorts['runs']['addCell']>(() => Promise.resolve(success(true)));
  const runs = new MemoryRuns();
  runs.addCell = addCell;
  const recorder = recorderOf(runs);
  const turn = new TurnState({ id: '1', parentId: null, prompt: 'Hi', responseSchema: null });
  turn.ask(asked(former));
  turn.end('interrupted', 'Half');
  again(turn);
  turn.ask(asked(model));
  turn.fail({ kind: 'unknown-model', modelId: model.id });
  const task = { item: 0, column: 0, turn, modelId: model.id, model, settings };
  await recorder.over('run', { ...task, conversation: 'c', before: [] }, undefined);
  expect(turn.text).toBe('Half');
  return addCell.mock.calls[0]?.[1].outcome;
}

test('the stamp names the files that answered, whatever an update has put in their place by then', async () => {
  const addCell = vi.fn<RecorderPorts['runs']['addCell']>(() => Promise.resolve(success(true)));
  const runs = new MemoryRuns();
  runs.addCell = addCell;
  const turn = new TurnState({ id: '1', parentId: null, prompt: 'Hi', responseSchema: null });
  turn.ask(asked(model));
  turn.end('stop', 'Hello');
  const sha256 = 'a'.repeat(64);
  const part = { path: 'weights.bin', sizeBytes: 1, sha256 };
  const loaded: Answering = {
    model: { ...model, files: { ...model.files, list: [{ ...part, parts: [part] }] } },
    capabilities: {
      contextTokens: 100,
      network: 'blocked-by-browser',
      adapter: { vendor: 'v', architecture: 'a' },
    },
  };
  const task = { item: 0, column: 0, turn, modelId: model.id, model, settings };
  await recorderOf(runs).over('run', { ...task, conversation: 'c', before: [] }, loaded);
  expect(addCell.mock.calls[0]?.[1].stamp?.weightsSha256).toContain(sha256);
});

const restart = (turn: TurnState) => turn.restart();

test('a model that gave nothing is not recorded with the earlier answer of another one', async () => {
  const outcome = await notedAfter(other, restart);
  expect(outcome).toMatchObject({ kind: 'failed', answer: { text: '' } });
});

test('what another one had begun is all there is where nothing was added', async () => {
  const outcome = await notedAfter(other, (turn) => turn.goOn());
  expect(outcome).toMatchObject({ kind: 'failed', answer: { text: 'Half' } });
});

test('a model’s own earlier answer stays in its record', async () => {
  const outcome = await notedAfter(model, restart);
  expect(outcome).toMatchObject({
    kind: 'failed',
    answer: { text: 'Half', finish: 'interrupted' },
  });
});
