import { expect, test } from 'vitest';
import { settingsIn } from '../../core/comparison/contestant-settings';
import { laterDefaults } from '../../core/settings/later-defaults';
import { defaultSettings } from '../../core/comparison/first-workspace';
import { voteOf, type JudgedAnswer } from './new-vote';
import { model } from '../models/fake-models';
import { voting } from './fake-voting';

const stamp = { weightsSha256: 'w', librarySha256: 'l' };
const question = { runId: 'run', item: 0, tags: [], question: 'Why?', hidden: false };

test.each<[string, Pick<JudgedAnswer, 'stamp'>, boolean, string | null]>([
  ['was just given', {}, false, 'hash of small'],
  ['is of the model that is here', { stamp }, true, 'hash of small'],
  ['is of another version of it', { stamp }, false, null],
  ['is of nobody knows which', { stamp: null }, true, null],
])('an answer that %s is counted for it alone', async (_, stamped, isHere, modelHash) => {
  const ports = {
    ...voting().ports,
    models: () => [model],
    isModelHere: () => Promise.resolve(isHere),
  };
  const side = {
    modelId: 'small',
    modelName: 'Small',
    settings: defaultSettings(model),
    text: 'So.',
    ...stamped,
  };
  const vote = await voteOf(ports, question, [side, side], { kind: 'all-bad' });
  expect(vote).toMatchObject({ contestants: [{ modelHash }, { modelHash }] });
});

test.each([
  ['a name that was recorded', 'Gone 1B', 'Gone 1B'],
  ['its id where none was', undefined, 'gone'],
])(
  'an answer of a model that is not known any more is counted under %s',
  async (_, modelName, named) => {
    const ports = { ...voting().ports, models: () => [model] };
    const { seed: _seed, ...settings } = defaultSettings(model);
    const side = {
      modelId: 'small',
      modelName: 'Small',
      settings: defaultSettings(model),
      text: 'So.',
    };
    const unknown = { ...side, modelId: 'gone', modelName };
    const { contestants } = await voteOf(ports, question, [side, unknown], { kind: 'all-bad' });
    expect(contestants[1]).toMatchObject({ modelId: 'gone', modelName: named, modelHash: null });
    // Nobody knows what is usual for it: all settings set it apart.
    expect(settingsIn(contestants[1]?.settings ?? '')).toEqual(
      expect.arrayContaining(Object.entries(settings).filter(([name]) => !laterDefaults.has(name))),
    );
  },
);
