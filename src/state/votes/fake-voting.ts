import { success, type Outcome } from '../../core/outcome';
import type { Vote } from '../../core/rating/vote';
import type { Added, NewVote } from '../../core/rating/vote-store';
import { MemoryRuns } from '../../core/records/memory-runs';
import { isBlindVote } from '../../core/records/still-blind';
import type { StoreFailure } from '../../core/store/failures';

/** Whether a vote is on the same answers as another. */
function isOn({ runId, item }: Pick<Vote, 'runId' | 'item'>) {
  return (one: Vote): boolean => one.runId === runId && one.item === item;
}

/** What votes need: a calendar that stands still, and votes that are kept in a list. */
export function voting(runs = new MemoryRuns()) {
  const kept: Vote[] = [];
  const revealed: string[] = [];
  const reveal = (runIds: readonly string[]): ReturnType<MemoryRuns['reveal']> => {
    revealed.push(...runIds);
    return runs.reveal(runIds);
  };
  const store = {
    add: async (
      given: NewVote,
      shows: readonly string[],
    ): Promise<Outcome<Added, StoreFailure>> => {
      const blind = given.blind && (await isBlindVote(runs.answers, given));
      if (shows.length > 0) await reveal(shows);
      const there = kept.find(isOn(given));
      const vote = there ?? { ...given, blind, id: `vote-${kept.length + 1}` };
      if (!there) kept.push(vote);
      return success({ vote, isNew: !there });
    },
    remove: (given: Pick<Vote, 'runId' | 'item'>): Promise<Outcome<void, StoreFailure>> => {
      kept.splice(0, kept.length, ...kept.filter((vote) => !isOn(given)(vote)));
      return Promise.resolve(success(undefined));
    },
    own: (runId: string): Promise<Outcome<readonly Vote[], StoreFailure>> =>
      Promise.resolve(success(kept.filter((vote) => vote.runId === runId))),
  };
  return {
    kept,
    store,
    revealed,
    reveal,
    ports: {
      calendar: { nowMs: () => 0 },
      hash: (text: string) => Promise.resolve(`hash of ${text}`),
      modelHash: (modelId: string) => Promise.resolve(`hash of ${modelId}`),
      isModelHere: () => Promise.resolve(true),
    },
  };
}
