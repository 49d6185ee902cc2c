import * as v from 'valibot';
import { Moment } from '../bounds/moment';
import { wellFormed } from '../bounds/text';
import type { Run } from './run';

/** What a run from outside may have at the most; one that is made here stays far below. */
export const runLimits = {
  idCharacters: 200,
  nameCharacters: 1000,
  /** Of a prompt, an answer and what goes before it: the longest answer has 32,768 tokens. */
  textCharacters: 2_000_000,
  items: 10_000,
  tags: 100,
  /** Turns before a prompt. */
  turns: 10_000,
  /** Eleven days. */
  seconds: 1_000_000,
} as const;

/** What of a run from outside is beyond the bounds, for whoever made the file; undefined where nothing is. */
export function beyondBounds({
  id,
  startedAt,
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
  const names = [
    ...columns.flatMap(({ modelId, modelName }) => [modelId, modelName]),
    ...items.flatMap(({ promptId, tags }) => [promptId ?? '', ...tags]),
    ...cells.flatMap(({ stamp }) => (stamp ? [stamp.browser, stamp.appVersion] : [])),
  ];
  if (names.some(({ length }) => length > limits.nameCharacters)) return 'a name is too long';
  if (cells.some(({ stamp }) => stamp !== null && stamp.contextTokens < 0)) {
    return 'stamp.contextTokens: below zero';
  }
  const texts = [
    ...columns.flatMap(({ before, answerBegins }) => [
      answerBegins,
      ...before.flatMap(({ prompt, answer }) => [prompt, answer]),
    ]),
    ...items.map(({ text }) => text),
    ...cells.map(({ outcome }) => outcome.answer.text),
  ];
  return texts.some(({ length }) => length > limits.textCharacters)
    ? 'a text is too long'
    : undefined;
}
