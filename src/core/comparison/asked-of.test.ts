import { expect, test } from 'vitest';
import { isSameOwner, withOwners } from './asked-of';
import { firstRunConfig } from './run-config';
import { settings } from './fakes';
import type { AskedOf, Turn, Workspace } from './workspace';

const small: AskedOf = { modelId: 'small', modelName: 'Small', settings };

test.each([
  [small, small, true],
  [small, { ...small, modelName: 'Called otherwise since' }, true],
  [small, { ...small, modelId: 'other' }, false],
  [small, { ...small, settings: { ...settings, temperature: 1 } }, false],
  [small, { ...small, settings: { ...settings, seed: 9 } }, false],
  [small, null, false],
  [null, null, true],
])('answers are of the same where model and settings are: %#', (one, other, isSame) => {
  expect(isSameOwner({ askedOf: one }, { askedOf: other })).toBe(isSame);
});

test('a seed of an answer’s own does not make it another’s', () => {
  const again = { askedOf: { ...small, settings: { ...settings, seed: 9 } }, seed: 9 };
  expect(isSameOwner({ askedOf: small }, again)).toBe(true);
});

function turn(id: string, askedOf: AskedOf | null): Turn {
  const nothing = { figures: null, circumstances: null, probabilities: null };
  const answer = { text: id, finish: 'stop', ...nothing } as const;
  return { id, parentId: null, prompt: 'Hi', responseSchema: null, origin: null, askedOf, answer };
}

test('what was kept without it takes it from the latest round, and what has it keeps it', () => {
  const other = { modelId: 'other', settings };
  const workspace: Workspace = {
    draft: '',
    responseSchema: null,
    origin: null,
    controls: firstRunConfig(1),
    round: {
      id: 'r',
      sides: [
        { columnId: 'c', turnId: '1', place: 0, ...other },
        { columnId: 'c', turnId: '2', place: 1, ...other },
        { columnId: 'another', turnId: '3', place: 2, ...other },
      ],
      blind: false,
      revealed: false,
      hiddenBefore: [],
      vote: null,
    },
    columns: [
      {
        id: 'c',
        modelId: 'now',
        settings,
        turns: [turn('1', null), turn('2', small), turn('3', null)],
        shownId: '1',
      },
    ],
  };
  const [column] = withOwners(workspace, (id) => `Name of ${id}`).columns;
  expect(column?.turns.map(({ askedOf }) => askedOf?.modelName)).toEqual([
    'Name of other',
    'Small',
    undefined,
  ]);
});
