import { duration } from '../comparison/duration';
import { formatFor } from '../format';

const format = formatFor('en');
const prompts = (count: number): string =>
  `${format.number(count)} ${count === 1 ? 'prompt' : 'prompts'}`;

/** What is asked by itself, one prompt after another. */
export const batch = {
  title: 'Next batch',
  what: (count: number, columns: number): string =>
    `${prompts(count)} to ${format.number(columns)} ${columns === 1 ? 'column' : 'columns'} of the Compare screen: ${format.number(count * columns)} ${count * columns === 1 ? 'answer' : 'answers'}.`,
  blind: 'Blind: names stay hidden until you have judged the answers.',
  open: 'Not blind: names stand beside the answers.',
  change: 'Change columns and conditions on Compare',
  each: (asked: string, count: number): string => `${asked}: ${prompts(count)}`,
  note: 'It runs by itself to its end. You can look at other screens meanwhile; if the page is closed, it goes on when it is opened again. What cannot be answered says why, and the rest goes on.',
  start: 'Start',
  discard: 'Not now',
  left: (knownMs: number, isComplete: boolean): string =>
    `${isComplete ? 'about' : 'more than'} ${duration(format, knownMs)} left`,
  stopped: (missing: number): string =>
    missing === 1
      ? 'Stopped: 1 answer is missing.'
      : `Stopped: ${format.number(missing)} answers are missing.`,
  failures: {
    busy: 'Something else is being run. Try again when it is over.',
    elsewhere:
      'Another tab of this page is performing a run. This one can go on from its record when that is over.',
    gone: 'The run is not here any more.',
    notKept: 'Runs end where their answers cannot be kept.',
  },
};

/** Answers that are judged one prompt after another. */
export const judging = {
  open: 'Judge the answers',
  again: 'Look at the votes, or judge the answers again',
  place: (place: number, count: number): string =>
    `Prompt ${format.number(place)} of ${format.number(count)}`,
  judged: (judged: number, count: number): string =>
    judged === count
      ? 'All are judged.'
      : `${format.number(judged)} of ${format.number(count)} judged.`,
  drawn: 'The sides are drawn anew for every prompt.',
  given: (letter: string): string => `Your vote: answer ${letter} is best.`,
  whose: (side: string, column: string, name: string): string =>
    `Answer ${side} is from column ${column}: ${name}.`,
  earlier: 'Prompt before',
  later: 'Next prompt',
  reveal: 'Show which answer is whose',
  revealEarly: 'Show which is whose now: votes after that are not blind',
  close: 'Back to the run',
};
