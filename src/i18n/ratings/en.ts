import type { Grouping } from '../../core/rating/grouping';
import { strengthDigits } from '../../core/rating/shown-strength';
import { formatFor } from '../format';

const format = formatFor('en');
const fixed = new Intl.NumberFormat('en', {
  minimumFractionDigits: strengthDigits,
  maximumFractionDigits: strengthDigits,
  signDisplay: 'negative',
});
const votes = (count: number): string =>
  `${format.number(count)} ${count === 1 ? 'vote' : 'votes'}`;
const strength = (value: number): string => fixed.format(value);

/** The Ratings screen. */
export const ratings = {
  lead: 'How strong the models are by the votes on this device. It holds for these prompts and in the eyes of those who voted, no further.',
  empty: {
    title: 'No votes yet',
    how: 'On the Compare screen, ask two to four columns the same thing, read the answers and vote: one is the best, all are equal, or all are bad. In blind mode the names stay hidden until you have voted. Every vote is kept on this device and counts here.',
    elsewhere: 'Votes of other devices can be brought here as a file.',
    compare: 'Go to Compare',
  },
  withheld: (count: number): string =>
    `${votes(count)} on blind batches ${count === 1 ? 'counts' : 'count'} once it is shown there which model is which: who leads would bear on the votes to come.`,
  toRecords: 'Go to Records',
  noneLeft: 'No votes are left by these filters.',
  filters: {
    title: 'Which votes count',
    tag: 'Tag of the prompt',
    anyTag: 'All',
    from: 'From',
    until: 'Until',
    blindOnly: 'Blind votes only',
    naming: 'Compared are',
    namings: { model: 'models', settings: 'models with their settings' } satisfies Record<
      Grouping,
      string
    >,
    all: 'Count all votes',
  },
  reckoning: 'Reckons.',
  counts: (all: number, prompts: number, blind: number): string =>
    `${votes(all)} on ${format.number(prompts)} ${prompts === 1 ? 'prompt' : 'prompts'}, ${blind === all ? 'given blind' : blind === 0 ? 'not given blind' : `${format.number(blind)} of them given blind`}.`,
  verdicts: (best: number, allEqual: number, allBad: number): string =>
    `The best was named in ${format.number(best)}, all were equal in ${format.number(allEqual)}, all were bad in ${format.number(allBad)}.`,
  version: (version: string): string => `(${version})`,
  noSettings: 'no settings',
  settingText: (name: string, text: string): string => `${name} “${text}”`,
  strengths: {
    title: 'Strengths',
    group: (place: number): string => `Group ${format.number(place)}`,
    apart: 'These groups never met, not even over a third: their strengths cannot be compared.',
    scale:
      'A model that stands 1 higher than another one wins 73 of 100 votes against it, with 2 it wins 88.',
    few: (prompts: number): string =>
      `These votes are about ${format.number(prompts)} ${prompts === 1 ? 'prompt' : 'prompts'} only, and other prompts may say otherwise: that is why the intervals are wide.`,
    place: 'Place',
    places: (first: number, last: number): string =>
      first === last ? format.number(first) : `${format.number(first)} to ${format.number(last)}`,
    contestant: 'Model',
    strength: 'Strength',
    value: strength,
    interval: '95% interval',
    between: (low: number, high: number): string => `${strength(low)} to ${strength(high)}`,
    votes: 'Votes',
    open: 'Not distinguishable from',
    openNone: 'none: it differs from each',
    plot: 'Strengths and their 95% intervals',
    plotRow: (name: string, value: number, low: number, high: number): string =>
      `${name}: ${strength(value)}, between ${strength(low)} and ${strength(high)}.`,
    ahead: (name: string): string => `${name} is better than each of the others.`,
    notAhead: (name: string, others: readonly string[]): string =>
      `${name} stands first, but it is not distinguishable from ${format.list(others)}.`,
    tied: (names: readonly string[], others: readonly string[]): string =>
      `${format.list(names)} are tied at the top${others.length === 0 ? '' : `, and not distinguishable from ${format.list(others)}`}.`,
    uncompared: (names: readonly string[]): string =>
      `Compared with nothing but themselves: ${format.list(names)}.`,
    uncomparedHow: {
      model: 'Columns of the same model count as one here.',
      settings: 'Columns that differ in the seed alone count as one.',
    } satisfies Record<Grouping, string>,
    bySettings: 'Compare by settings',
    leftOut: (count: number): string =>
      `${format.number(count)} more have fewer votes and are not rated: there are too many.`,
  },
  how: {
    title: 'How this is reckoned',
    model:
      'Strengths are those of Bradley and Terry: a difference of 1 means odds of 2.7 to 1, one of 2 means 7.4 to 1. Their mean in a group is 0. Strengths are taken to lie within a few points of each other before anything is known, so that a model that always wins has a finite one.',
    votes:
      'The best beats each other answer; nothing is said among those. All equal is a tie, half a win for each. All bad is a tie as well: it says of no two which is better. A model is not compared with itself.',
    intervals:
      'Intervals come from a bootstrap: prompts are drawn a thousand times, each with all its votes. The drawing starts from a fixed seed, so that the same votes give the same intervals. They are widened where there are few prompts, are never narrower than as many independent comparisons would leave them, and never wider than what is taken to be known before any vote.',
    open: 'Two models are not distinguishable where the 95% interval of the difference of their strengths holds 0. Each pair is looked at by itself: of many pairs, one in twenty may seem to differ by chance.',
  },
  matrix: {
    title: 'Who won against whom',
    lead: 'Wins, ties and losses of the row against the column; below, the difference of the strengths with its 95% interval.',
    row: 'Model',
    record: (wins: number, ties: number, losses: number): string =>
      `${format.number(wins)} – ${format.number(ties)} – ${format.number(losses)}`,
    spoken: (wins: number, ties: number, losses: number): string =>
      `${format.number(wins)} won, ${format.number(ties)} tied, ${format.number(losses)} lost`,
    never: 'never met',
    difference: (value: number, low: number, high: number): string =>
      `${strength(value)} (${strength(low)} to ${strength(high)})`,
    verdict: { better: 'better', worse: 'worse', open: 'not distinguishable' },
  },
  positions: {
    title: 'Does the place count?',
    none: 'That takes blind votes in which one answer was the best.',
    lead: 'Whether answers win for where they stand. Only blind votes count: their sides were drawn at random. The intervals of all places hold together in 95 of 100 cases.',
    shown: (shown: number, count: number, expected: number): string =>
      `With ${format.number(shown)} answers, in ${votes(count)}, each place should win ${format.percent(expected)}:`,
    place: (place: number, share: number, low: number, high: number): string =>
      `place ${format.number(place)} won ${format.percent(share)} (interval: ${format.percent(low)} to ${format.percent(high)})`,
    few: 'Too few votes to tell whether the place counts.',
    fine: 'No sign that the place counts.',
    biased: (places: readonly number[]): string =>
      `${places.length === 1 ? 'Place' : 'Places'} ${format.list(places.map((place) => format.number(place)))} won more or less often than chance explains: read the ratings with care.`,
  },
  votes: {
    title: 'Votes as files',
    lead: 'All votes that count here, whatever the filters say, and those that are set aside, marked so. The files hold no prompts and no answers: a prompt is there as its hash. Settings are there as they were, system prompts word for word.',
    json: 'Export as JSON',
    csv: 'Export as CSV',
    take: 'Bring votes from a file',
    delete: 'Delete all votes',
    deleteQuestion: (count: number): string =>
      `Delete ${votes(count)} from this device? That cannot be undone.`,
    deleteYes: 'Delete',
    deleteNo: 'Keep them',
    taken: (count: number): string =>
      count === 0 ? 'Nothing new in that file.' : `${votes(count)} taken.`,
    duplicates: (count: number): string =>
      `${format.number(count)} ${count === 1 ? 'was' : 'were'} here already.`,
    conflicts: (count: number): string =>
      `${format.number(count)} ${count === 1 ? 'differs' : 'differ'} from what is here under the same id; what was here stays:`,
    blocked: (count: number): string =>
      `${votes(count)} not taken: under the same id something is kept here that cannot be read.`,
    setAside: {
      title: (count: number): string =>
        count === 1
          ? '1 later vote on the same answers is set aside'
          : `${format.number(count)} later votes on the same answers are set aside`,
      best: (moment: string, name: string): string => `${moment}: best is ${name}`,
      'all-equal': (moment: string): string => `${moment}: equally good`,
      'all-bad': (moment: string): string => `${moment}: all bad`,
    },
  },
};
