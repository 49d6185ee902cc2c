import { expect, test } from 'vitest';
import { defaultSettings } from '../core/comparison/first-workspace';
import { voteOf, type Judged } from './ballot';
import { model, roundPorts } from './fakes';

const stamp = { weightsSha256: 'w', librarySha256: 'l' };
const question = { runId: 'run', item: 0, tags: [], prompt: 'Why?', hidden: false };

test.each<[string, Pick<Judged, 'stamp'>, boolean, string | null]>([
  ['was just given', {}, false, 'hash of small'],
  ['is of the model that is here', { stamp }, true, 'hash of small'],
  ['is of another version of it', { stamp }, false, null],
  ['is of nobody knows which', { stamp: null }, true, null],
])('an answer that %s is counted for it alone', async (_, stamped, isHere, modelHash) => {
  const ports = {
    ...roundPorts(),
    models: () => [model],
    isModelHere: () => Promise.resolve(isHere),
  };
  const side = { modelId: 'small', settings: defaultSettings(model), text: 'So.', ...stamped };
  const vote = await voteOf(ports, question, [side, side], { kind: 'all-bad' });
  expect(vote).toMatchObject({
    ok: true,
    value: { contestants: [{ modelHash }, { modelHash }] },
  });
});
