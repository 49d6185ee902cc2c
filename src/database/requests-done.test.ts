import { afterEach, beforeEach, expect, test } from 'vitest';
import { requestsDone } from './requests-done';

const done = Promise.resolve();

function failure(name: string): DOMException {
  return new DOMException('', name);
}

/** The end of a transaction, which `idb` hears of by itself. */
function failedEnd(name: string): Promise<void> {
  const end: Promise<void> = Promise.reject(failure(name));
  end.catch(() => undefined);
  return end;
}

const requested = (outcome: DOMException | undefined): Promise<void> =>
  outcome ? Promise.reject(outcome) : done;

test('requests that end well are waited for', async () => {
  await expect(requestsDone([undefined, undefined], requested, done)).resolves.toBeUndefined();
});

test('a request that fails has the reason, of which the end of its transaction tells nothing', async () => {
  const outcomes = [undefined, failure('QuotaExceededError'), failure('AbortError')];
  await expect(requestsDone(outcomes, requested, failedEnd('AbortError'))).rejects.toMatchObject({
    name: 'QuotaExceededError',
  });
});

test('of requests that a transaction takes along in its end, that end has the reason', async () => {
  const outcomes = [undefined, failure('AbortError')];
  const end = failedEnd('QuotaExceededError');
  await expect(requestsDone(outcomes, requested, end)).rejects.toMatchObject({
    name: 'QuotaExceededError',
  });
});

const unheard: unknown[] = [];
const hear = (reason: unknown): void => void unheard.push(reason);

beforeEach(() => void process.on('unhandledRejection', hear));
afterEach(() => void process.off('unhandledRejection', hear));

test('one that cannot be made leaves none of those before it unheard', async () => {
  const request = (isFirst: boolean): Promise<void> => {
    if (!isFirst) throw failure('DataCloneError');
    return new Promise((_, reject) => setTimeout(reject, 0, failure('AbortError')));
  };
  await expect(requestsDone([true, false], request, done)).rejects.toMatchObject({
    name: 'DataCloneError',
  });
  // Node tells of those that nobody has heard of after the callbacks of a turn.
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(unheard).toEqual([]);
});
