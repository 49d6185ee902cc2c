import { expect, test } from 'vitest';
import { settingsIn } from '../../core/comparison/contestant-settings';
import { laterDefaults } from '../../core/settings/later-defaults';
import { defaultSettings } from '../../core/comparison/first-workspace';
import { success } from '../../core/outcome';
import { answered, column, run, stamp as usual } from '../../core/records/fakes';
import { voteOf, type IsModelHere, type JudgedAnswer } from './new-vote';
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

test.each<[string, typeof stamp | null, string | null]>([
  ['of the files that are here', stamp, 'hash of small'],
  ['of those that an update has replaced since', { ...stamp, weightsSha256: 'old' }, null],
  ['of none, as the answer is not written yet', null, 'hash of small'],
])('an answer of a run that notes it %s is counted so', async (_what, noted, modelHash) => {
  const { isModelHere: _, ...ports } = voting().ports;
  const columns = [column('other'), column('small')];
  const cells = [
    { ...answered(0, 0, 'No.'), stamp: { ...usual, weightsSha256: 'of the other' } },
    { ...answered(1, 1, 'Later.'), stamp: { ...usual, weightsSha256: 'of another prompt' } },
    { ...answered(0, 1, 'So.'), stamp: noted && { ...usual, ...noted } },
  ];
  const load = () => Promise.resolve(success(run({ columns, cells })));
  const isModelHere: IsModelHere = (_id, { weightsSha256 }) =>
    Promise.resolve(weightsSha256 === 'w');
  const services = () => Promise.resolve({ runs: { load }, isModelHere });
  const settings = defaultSettings(model);
  const side = { modelId: 'small', modelName: 'Small', settings, text: 'So.' };
  const given = { ...ports, models: () => [model], services };
  const vote = await voteOf(given, question, [side], { kind: 'all-bad' });
  expect(vote).toMatchObject({ contestants: [{ modelHash }] });
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
