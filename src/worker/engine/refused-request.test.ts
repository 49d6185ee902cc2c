import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isRefusedByPolicy } from './refused-request';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function report(effectiveDirective: string, disposition = 'enforce'): Event {
  const event = new Event('securitypolicyviolation');
  return Object.assign(event, { effectiveDirective, disposition });
}

const failing = () => Promise.reject(new TypeError('NetworkError'));

test('a report that comes before the request fails, or later, is a proof', async () => {
  for (const delayMs of [0, 500]) {
    const worker = new EventTarget();
    const proof = isRefusedByPolicy(worker, () => {
      setTimeout(() => worker.dispatchEvent(report('connect-src')), delayMs);
      return failing();
    });
    await vi.advanceTimersByTimeAsync(delayMs);
    expect(await proof).toBe(true);
  }
});

test('a request that fails without a report proves nothing, nor do reports of other things', async () => {
  const worker = new EventTarget();
  const proof = isRefusedByPolicy(worker, failing);
  await vi.advanceTimersByTimeAsync(10);
  worker.dispatchEvent(report('script-src'));
  worker.dispatchEvent(report('connect-src', 'report'));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await proof).toBe(false);
});

test('a request that is answered was not refused, which is known at once', async () => {
  const proof = isRefusedByPolicy(new EventTarget(), () => Promise.resolve());
  await vi.advanceTimersByTimeAsync(1);
  expect(await proof).toBe(false);
});
