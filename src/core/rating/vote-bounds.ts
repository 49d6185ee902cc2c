import * as v from 'valibot';
import { Moment } from '../bounds/moment';
import { wellFormed } from '../bounds/text';
import type { Vote } from './vote';

/** What a vote from outside may have at the most. Settings hold a system prompt, as it is escaped in JSON. */
export const voteLimits = {
  nameCharacters: 1000,
  settingsCharacters: 1_000_000,
  tags: 100,
} as const;

/** What of a vote from outside is beyond the bounds, for whoever made the file; undefined where nothing is. */
export function beyondBounds(vote: Vote): string | undefined {
  const { id, votedAt, promptHash, tags, contestants, runId, item } = vote;
  if (!v.is(Moment, votedAt)) return 'votedAt: no moment that there is';
  if (tags.length > voteLimits.tags) return 'tags: too many';
  if (!Number.isSafeInteger(item)) return 'item: not exact';
  if (wellFormed(id) !== id) return 'id: half a surrogate pair';
  const names = [
    ...[id, promptHash, runId, ...tags],
    ...contestants.flatMap(({ modelId, modelName, modelHash }) => [
      modelId,
      modelName,
      modelHash ?? '',
    ]),
  ];
  if (names.some(({ length }) => length > voteLimits.nameCharacters)) return 'a name is too long';
  const isLong = contestants.some(
    ({ settings }) => settings.length > voteLimits.settingsCharacters,
  );
  return isLong ? 'settings: too long' : undefined;
}
