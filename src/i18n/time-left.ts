import type { Messages } from './messages.generated';

/** How long something still takes: "40 s left", "3 min left". */
export function timeLeft(t: Messages['page']['compare'], seconds: number): string {
  return seconds < 90
    ? t.secondsLeft({ seconds: Math.max(1, seconds) })
    : t.minutesLeft({ minutes: seconds / 60 });
}
