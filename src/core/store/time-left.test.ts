import { expect, test } from 'vitest';
import { TimeLeft } from './time-left';

test('the time left comes from the rate of this transfer alone, once it has settled', () => {
  let nowMs = 1000;
  const left = new TimeLeft({ nowMs: () => nowMs });
  expect(left.seconds(400, 1000)).toBeNull();
  nowMs += 1000;
  expect(left.seconds(500, 1000)).toBeNull();
  nowMs += 1000;
  // 200 of the 600 missing bytes in 2 seconds.
  expect(left.seconds(600, 1000)).toBeCloseTo(4);
});
