import { describe, expect, test } from 'vitest';
import { firstRunConfig } from './run-config';
import { settings } from './fakes';
import { finished } from '../bounds/finished';
import { readScreen, screenText } from './screen-file';
import { mostProbabilities } from './most-probabilities';
import {
  mostAnswerCharacters,
  mostTextCharacters,
  mostTurns,
  type Turn,
  type Workspace,
} from './workspace';

const screen: Workspace = {
  draft: 'Hallo, “you” \u202e',
  responseSchema: null,
  origin: null,
  controls: firstRunConfig(1),
  round: null,
  columns: [{ id: 'a', modelId: 'm', settings, turns: [], shownId: null }],
};

const turn: Turn = {
  id: 't',
  parentId: null,
  prompt: 'Hi',
  responseSchema: null,
  origin: null,
  askedOf: null,
  answer: { text: 'Ho', finish: 'stop', figures: null, circumstances: null, probabilities: null },
};
const token = { text: 'Ho', logProbability: -1, alternatives: [] };
const withTurns = (turns: readonly unknown[]) => ({
  ...screen,
  columns: screen.columns.map((column) => ({ ...column, turns, shownId: 't' })),
});
const withAnswer = (answer: object) =>
  withTurns([{ ...turn, answer: { ...turn.answer, ...answer } }]);
const fileOf = (workspace: unknown): string =>
  JSON.stringify({ ...JSON.parse(screenText(value)), workspace });
const long = (characters: number): string => 'x'.repeat(characters);
const origin = (tags: readonly string[]) => ({ promptId: null, tags });

const value = { workspace: screen, unsaved: { runs: [] } };

describe('a screen as a file', () => {
  test('is taken back as it was', () => {
    expect(finished(readScreen(screenText(value), 2))).toEqual({ ok: true, value });
  });

  test.each(['', 'no JSON', '[]', '{"format":"playground-prompts","version":1}', 'null'])(
    'is told from another file: %s',
    (text) => {
      expect(finished(readScreen(text, 2))).toEqual({
        ok: false,
        failure: { kind: 'screen-other-file' },
      });
    },
  );

  test('begins anew with a run config that would take minutes to draw with', () => {
    const controls = { ...screen.controls, blindRounds: 1e12 };
    const text = screenText({ ...value, workspace: { ...screen, controls } });
    expect(finished(readScreen(text, 2))).toMatchObject({
      value: { workspace: { draft: screen.draft, controls: { blindRounds: 0 } } },
    });
  });

  test('is refused where it holds something else than a screen', () => {
    const other = JSON.stringify({
      ...JSON.parse(screenText(value)),
      workspace: { draft: 1 },
    });
    expect(finished(readScreen(other, 2))).toEqual({
      ok: false,
      failure: { kind: 'screen-unreadable' },
    });
  });

  test('is taken with as much as it can have', () => {
    const text = long(mostTextCharacters);
    const answer = { text, probabilities: Array(mostProbabilities).fill(token) };
    const most = { ...withAnswer(answer), draft: long(100_000), responseSchema: text };
    expect(finished(readScreen(fileOf(most), 2))).toEqual({
      ok: true,
      value: { ...value, workspace: most },
    });
    const many = withTurns(Array(mostTurns).fill(turn));
    expect(finished(readScreen(fileOf(many), 2))).toMatchObject({ value: { workspace: many } });
  });

  test.each([
    ['a draft', { ...screen, draft: long(100_001) }, 'draft'],
    ['a schema', { ...screen, responseSchema: long(mostTextCharacters + 1) }, 'responseSchema'],
    ['a tag', { ...screen, origin: origin([long(1001)]) }, 'origin.tags.0'],
    ['tags', { ...screen, origin: origin(Array(60_000).fill('')) }, 'workspace'],
    ['columns', { ...screen, columns: Array(5).fill(screen.columns[0]) }, 'columns'],
    [
      'a system prompt',
      {
        ...screen,
        columns: screen.columns.map((column) => ({
          ...column,
          settings: { ...settings, systemPrompt: long(mostTextCharacters + 1) },
        })),
      },
      'columns.0.settings.systemPrompt',
    ],
    [
      'the name of a model',
      { ...screen, columns: screen.columns.map((one) => ({ ...one, modelId: long(1001) })) },
      'columns.0.modelId',
    ],
    ['turns', withTurns(Array(mostTurns + 1).fill(turn)), 'columns.0.turns'],
    [
      'a prompt',
      withTurns([turn, { ...turn, prompt: long(mostTextCharacters + 1) }]),
      'columns.0.turns.1.prompt',
    ],
    [
      'an answer',
      withAnswer({ text: long(mostAnswerCharacters + 1) }),
      'columns.0.turns.0.answer.text',
    ],
    [
      'probabilities',
      withAnswer({ probabilities: Array(mostProbabilities + 1).fill(token) }),
      'columns.0.turns.0.answer.probabilities',
    ],
    [
      'alternatives',
      withAnswer({ probabilities: [{ ...token, alternatives: Array(1000).fill(token) }] }),
      'columns.0.turns.0.answer.probabilities.0',
    ],
    [
      'tags of a turn',
      withTurns([{ ...turn, origin: origin(Array(20_000).fill('')) }]),
      'columns.0.turns.0',
    ],
  ])('is refused, and told where, with too much of %s', (_what, workspace, place) => {
    expect(finished(readScreen(fileOf(workspace), 2))).toEqual({
      ok: false,
      failure: { kind: 'screen-beyond-bounds', place },
    });
  });

  test('has no turn that cannot be read, and all others', () => {
    const turns = [{ ...turn, id: 'a' }, { id: 'no turn' }, turn];
    const broken = { ...turn, answer: { ...turn.answer, probabilities: [token, 'none'] } };
    expect(finished(readScreen(fileOf(withTurns([...turns, broken])), 2))).toMatchObject({
      value: { workspace: { columns: [{ turns: [turns[0], turns[2]], shownId: 't' }] } },
    });
  });

  test('is read in small pieces, however much of it is in one answer', () => {
    const probabilities = Array(mostProbabilities).fill({ ...token, alternatives: [token, token] });
    const reading = readScreen(fileOf(withAnswer({ probabilities })), 2);
    let pieces = 0;
    while (!reading.next().done) pieces += 1;
    expect(pieces).toBeGreaterThanOrEqual(mostProbabilities / 50);
  });
});
