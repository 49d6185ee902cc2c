import * as v from 'valibot';
import { Moment } from '../bounds/moment';
import { wellFormed } from '../bounds/text';
import { mostProbabilities } from '../comparison/most-probabilities';
import { mostTextCharacters, mostTurns } from '../comparison/workspace';
import type { Run, Stamp } from './run';

/** What a run from outside may have at the most; one that is made here stays far below. */
export const runLimits = {
  idCharacters: 200,
  nameCharacters: 1000,
  textCharacters: mostTextCharacters,
  items: 10_000,
  tags: 100,
  /** Of an answer. */
  probabilities: mostProbabilities,
  /** Turns before a prompt. */
  turns: mostTurns,
  /** Eleven days. */
  seconds: 1_000_000,
} as const;

/** What of a run from outside is beyond the bounds, for whoever made the file; undefined where nothing is. */
export function beyondBounds({
  id,
  startedAt,
  origin,
  conditions,
  columns,
  items,
  cells,
}: Run): string | undefined {
  const limits = runLimits;
  if (id.length > limits.idCharacters || wellFormed(id) !== id) return 'the id is too long, or cut';
  if (!v.is(Moment, startedAt)) return 'startedAt: no moment that there is';
  if (conditions.maxSeconds > limits.seconds) return 'conditions.maxSeconds: too long';
  if (!Number.isSafeInteger(conditions.drawSeed)) return 'conditions.drawSeed: not exact';
  if (items.length > limits.items) return 'too many items';
  const { length: manyItems } = items.filter(({ tags }) => tags.length > limits.tags);
  if (manyItems > 0) return 'items: too many tags';
  if (columns.some(({ before }) => before.length > limits.turns)) return 'columns: too many turns';
  const answers = cells.map(({ outcome }) => outcome.answer);
  if (answers.some(({ probabilities }) => (probabilities?.length ?? 0) > limits.probabilities)) {
    return 'an answer has too many probabilities';
  }
  const names = [
    'of' in origin ? origin.of : '',
    ...columns.flatMap(({ modelId, modelName, before }) => [
      ...[modelId, modelName],
      ...before.map((turn) => turn.modelName ?? ''),
    ]),
    ...items.flatMap(({ promptId, tags }) => [promptId ?? '', ...tags]),
    ...cells.flatMap(({ stamp, outcome }) => [
      ...stampTexts(stamp),
      'failure' in outcome ? outcome.failure.kind : '',
    ]),
  ];
  if (names.some(({ length }) => length > limits.nameCharacters)) return 'a name is too long';
  if (cells.some(({ stamp }) => stamp !== null && stamp.contextTokens < 0)) {
    return 'stamp.contextTokens: below zero';
  }
  const texts = [
    ...columns.flatMap(({ before, answerBegins, settings }) => [
      ...[answerBegins, settings.systemPrompt],
      ...before.flatMap(({ prompt, answer }) => [prompt, answer]),
    ]),
    ...items.flatMap(({ text, responseSchema }) => [text, responseSchema ?? '']),
    ...answers.map(({ text }) => text),
  ];
  return texts.some(({ length }) => length > limits.textCharacters)
    ? 'a text is too long'
    : undefined;
}

function stampTexts(stamp: Stamp | null): readonly string[] {
  if (!stamp) return [];
  const { weightsSha256, librarySha256, settingsSha256, appVersion, engineVersion } = stamp;
  const { vendor, architecture } = stamp.adapter;
  const hashes = [weightsSha256, librarySha256, settingsSha256];
  return [...hashes, appVersion, engineVersion, stamp.browser, vendor, architecture];
}
