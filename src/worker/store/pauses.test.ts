import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FetchProgress } from '../../core/store/model-store';
import type { DownloadContext, DownloadJob } from './job';
import { tellingPauses } from './pauses';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const after = {
  kind: 'network',
  file: 'f',
  part: 'p',
  status: 429,
  refusal: 'too-many-requests',
  host: 'hub.example',
} as const;

function told() {
  const seen: FetchProgress[] = [];
  const job = { onProgress: (progress) => seen.push(progress) } as Partial<DownloadJob>;
  const telling = tellingPauses({} as DownloadContext, job as DownloadJob);
  return { seen, onProgress: telling.job.onProgress, onPause: telling.context.onPause };
}

const pauses = (seen: readonly FetchProgress[]) => seen.map(({ pause }) => pause?.secondsLeft);

test('a pause is told with its host, its reason and the seconds that are left, every second', () => {
  const { seen, onPause } = told();
  const ended = onPause?.(20_000, after);
  expect(seen.at(-1)?.pause).toEqual({
    host: 'hub.example',
    refusal: 'too-many-requests',
    secondsLeft: 20,
  });
  vi.advanceTimersByTime(2000);
  expect(pauses(seen)).toEqual([20, 19, 18]);
  ended?.();
  vi.advanceTimersByTime(5000);
  expect(pauses(seen)).toEqual([20, 19, 18, undefined]);
});

test('of several the one that ends first is told, and the last progress with it', () => {
  const { seen, onPause, onProgress } = told();
  onProgress({ phase: 'fetch', doneBytes: 5, totalBytes: 9, files: [] });
  const first = onPause?.(40_000, after);
  onPause?.(20_000, after);
  first?.();
  expect(pauses(seen)).toEqual([undefined, 40, 20, 20]);
  expect(seen.at(-1)?.doneBytes).toBe(5);
});

test('a pause that nobody could read of is not told', () => {
  const { seen, onPause } = told();
  onPause?.(400, after)();
  expect(seen).toEqual([]);
});
