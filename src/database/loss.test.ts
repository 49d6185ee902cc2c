import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DatabaseTrouble, StoreFailure } from '../core/store/failures';
import { refusal, type Loss } from './loss';

const full: StoreFailure = { kind: 'quota', neededBytes: 1, freeBytes: null };

function failedFor(reason: DatabaseTrouble): StoreFailure {
  return { kind: 'database', reason, detail: '' };
}

function lost(failure: StoreFailure): Loss {
  return { failure, tries: 0, nextMs: 0 };
}

/** How often a fresh log was begun. */
const beginFreshLog = vi.fn<() => Promise<void>>();

function found(room: boolean | undefined, there = false) {
  return {
    hasRoom: () => Promise.resolve(room),
    isThere: () => Promise.resolve(there),
    beginFreshLog,
  };
}

const room = found(true);
const noRoom = found(false);
const unknownRoom = found(undefined);

beforeEach(() => {
  vi.useFakeTimers();
  beginFreshLog.mockReset().mockResolvedValue();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a lost connection', () => {
  test('is never opened while there is no room, whoever asks', async () => {
    for (const failure of [full, failedFor('failed'), failedFor('removed')]) {
      expect(await refusal(lost(failure), 'name', true, noRoom)).toMatchObject({ kind: 'quota' });
    }
    expect(await refusal(lost(failedFor('failed')), 'name', false, noRoom)).toMatchObject({
      kind: 'quota',
    });
  });

  test('is opened once there is room again', async () => {
    expect(await refusal(lost(full), 'name', false, room)).toBeUndefined();
  });

  test('is tried again after growing pauses, a few times, however much is to be kept', async () => {
    const loss = lost(failedFor('failed'));
    const triedAtMs: number[] = [];
    for (let ms = 0; ms < 3_600_000; ms += 400) {
      if ((await refusal(loss, 'name', false, room)) === undefined) triedAtMs.push(ms);
      vi.advanceTimersByTime(400);
    }
    const pauses = triedAtMs.slice(1).map((ms, index) => ms - (triedAtMs[index] ?? 0));
    expect(triedAtMs.length).toBe(4);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(await refusal(loss, 'name', true, found(true, true))).toBeUndefined();
    expect(await refusal(loss, 'name', false, room)).toBeUndefined();
  });

  test('has all its tries again once it was back for ten minutes', async () => {
    const triesAfter = async (healthyMs: number): Promise<number> => {
      const loss = lost(failedFor('failed'));
      loss.tries = 4;
      loss.backMs = performance.now();
      vi.advanceTimersByTime(healthyMs);
      let tries = 0;
      for (let ms = 0; ms < 3_600_000; ms += 10_000) {
        if ((await refusal(loss, 'name', false, room)) === undefined) tries += 1;
        vi.advanceTimersByTime(10_000);
      }
      return tries;
    };
    expect(await triesAfter(599_000)).toBe(0);
    expect(await triesAfter(600_000)).toBe(4);
  });

  test('is opened after a full disk, however often there was no room before', async () => {
    const loss = lost(full);
    for (let ms = 0; ms < 3_600_000; ms += 10_000) {
      expect(await refusal(loss, 'name', false, noRoom)).toMatchObject({ kind: 'quota' });
      vi.advanceTimersByTime(10_000);
    }
    vi.advanceTimersByTime(120_000);
    expect(await refusal(loss, 'name', false, room)).toBeUndefined();
  });

  test('goes on by itself once a person has had a removed database made anew elsewhere', async () => {
    const loss = lost(failedFor('removed'));
    for (let ms = 0; ms < 3_600_000; ms += 10_000) {
      expect(await refusal(loss, 'name', false, room)).toEqual(failedFor('removed'));
      vi.advanceTimersByTime(10_000);
    }
    vi.advanceTimersByTime(120_000);
    expect(await refusal(loss, 'name', false, found(true, true))).toBeUndefined();
  });

  test.each(['removed', 'refused', 'newer-version'] as const)(
    'waits for a person where it is %s',
    async (reason) => {
      expect(await refusal(lost(failedFor(reason)), 'name', false, room)).toEqual(
        failedFor(reason),
      );
      expect(await refusal(lost(failedFor(reason)), 'name', true, room)).toBeUndefined();
    },
  );

  test('waits for a person where the disk was full and cannot be tried', async () => {
    expect(await refusal(lost(full), 'name', false, unknownRoom)).toEqual(full);
    expect(await refusal(lost(full), 'name', true, unknownRoom)).toBeUndefined();
    expect(await refusal(lost(failedFor('failed')), 'name', false, unknownRoom)).toBeUndefined();
  });
});

test('a database that a full disk has taken is known to be removed where a person has it made anew', async () => {
  const [taken, kept] = [lost(full), lost(full)];
  expect(await refusal(taken, 'name', true, room)).toBeUndefined();
  expect(taken.failure).toMatchObject({ kind: 'database', reason: 'removed' });
  expect(await refusal(kept, 'name', true, found(true, true))).toBeUndefined();
  expect(kept.failure).toEqual(full);
});

describe('the log that a full disk may have torn', () => {
  test('is left as it is while the database may not be opened', async () => {
    await refusal(lost(full), 'name', true, noRoom);
    await refusal(lost(full), 'name', false, unknownRoom);
    await refusal(lost(failedFor('removed')), 'name', false, room);
    const tooSoon = { ...lost(full), nextMs: performance.now() + 1 };
    await refusal(tooSoon, 'name', false, room);
    expect(beginFreshLog).not.toHaveBeenCalled();
  });

  test.each([
    ['there is room again', lost(full), false, room],
    ['a connection was closed without a word of why', lost(failedFor('failed')), false, room],
    ['a person asks', lost(failedFor('refused')), true, unknownRoom],
  ])('gives way to a fresh one where %s', async (_when, loss, isAsked, ports) => {
    expect(await refusal(loss, 'name', isAsked, ports)).toBeUndefined();
    expect(beginFreshLog).toHaveBeenCalledTimes(1);
  });

  test.each(['QuotaExceededError', 'UnknownError'])(
    'keeps the database closed where no fresh one can be begun: %s',
    async (name) => {
      beginFreshLog.mockRejectedValue(new DOMException('', name));
      expect(await refusal(lost(full), 'name', true, room)).toMatchObject({ kind: 'quota' });
    },
  );
});
