import { expect, test } from 'vitest';
import { requestsDone } from './requests-done';

const done = Promise.resolve();
const failing = (name: string): Promise<never> => {
  const failure = Promise.reject(new DOMException('', name));
  // Each is waited for, but not all are by then.
  failure.catch(() => undefined);
  return failure;
};

test('requests that end well are waited for', async () => {
  await expect(requestsDone([done, done], done)).resolves.toBeUndefined();
});

test('a request that fails has the reason, of which the end of its transaction tells nothing', async () => {
  const requests = [done, failing('QuotaExceededError'), failing('AbortError')];
  await expect(requestsDone(requests, failing('AbortError'))).rejects.toMatchObject({
    name: 'QuotaExceededError',
  });
});

test('of requests that a transaction takes along in its end, that end has the reason', async () => {
  const requests = [done, failing('AbortError')];
  await expect(requestsDone(requests, failing('QuotaExceededError'))).rejects.toMatchObject({
    name: 'QuotaExceededError',
  });
});
