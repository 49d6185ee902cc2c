import { formatFor } from '../format';
import { duration } from './duration';

const format = formatFor('en');

/** What of the Compare screen is loaded after the first paint: controls, plan, blind rounds, votes. */
export const comparison = {
  controls: {
    title: 'How the columns are asked',
    schedule: {
      'in-turn': 'One after another',
      'at-once': 'At once, as far as they fit',
    },
    atOnceNote: 'Columns that run at once share the graphics card: their speeds say little.',
    drawn: 'Order drawn anew for every prompt',
    sameSeed: 'The same seed for all: that of column A',
    sameSampling: 'The same sampling for all: that of column A',
    fresh: 'Every answer from an empty cache',
    freshNote:
      'Then a run can be repeated exactly, and long conversations are read again each time.',
    warmUp: 'A short answer before the first one of a model, not counted',
    blind: 'Blind: names and figures hidden until you vote',
    blindNote: 'Every prompt begins a new conversation then, and the sides are drawn anew.',
    probabilities: 'Show the model’s own probability of every token',
    probabilitiesNote:
      'It costs time: less than a fifth where it was measured, with a processor in the place of a graphics card; on a graphics card, where a token takes less, it can be more.',
    maxSeconds: 'Longest time of an answer, in seconds',
    maxSecondsHint: 'An answer that takes longer is ended there.',
    invalid: (least: number, most: number) => `A whole number from ${least} to ${most}.`,
  },
  schema: {
    compiling: (seconds: number) => `Compiling the schema… ${format.number(seconds)} s`,
    unchecked: (letters: readonly string[]) =>
      `Not checked yet for ${format.list(letters)}: that happens before the model is asked.`,
    checking: (letters: readonly string[]) => `Being compiled for ${format.list(letters)}.`,
    usable: (letters: readonly string[]) => `Usable for ${format.list(letters)}.`,
    refused: (letter: string, why: string) => `${letter}: ${why}`,
    /** Keywords that are checked when an answer is there. */
    afterwards: (keywords: readonly string[]) =>
      `Checked after the answer, not enforced while it is written: ${keywords.join(', ')}.`,
  },
  plan: {
    title: 'What a run does',
    load: (model: string) => `Load ${model}`,
    unload: (model: string) => `Make room: unload ${model}`,
    run: (letters: readonly string[]) => `Ask ${format.list(letters)}`,
    together: (letters: readonly string[]) => `Ask ${format.list(letters)} at once`,
    drawn: 'The order of the columns is drawn when you run.',
    about: (ms: number) => `about ${duration(format, ms)}`,
    unknown: 'not known yet on this device',
    total(knownMs: number, isComplete: boolean): string {
      if (knownMs === 0) return 'How long it takes on this device shows with the first run.';
      const time = duration(format, knownMs);
      return isComplete
        ? `In all about ${time}, as this device did before; downloads are not counted.`
        : `In all more than ${time}: not everything is known yet on this device; downloads are not counted.`;
    },
  },
  round: {
    title: 'Answers, names hidden',
    coming: 'The answers are shown together, when all of them are there.',
    side: (letter: string) => `Answer ${letter}`,
    none: 'There is no answer.',
    namesItself: 'This answer says the name of a model. Your vote will not count as blind.',
    reveal: 'Show which is which without voting',
    seenBefore:
      'One of these answers was shown with its name before, word for word. Your vote will not count as blind.',
  },
  noVote: {
    why: {
      incomplete: 'There is no vote: an answer failed, was stopped or was cut off.',
      empty: 'There is no vote: all answers are empty.',
      undrawn: 'There is no vote: an answer cannot be shown.',
      'asked-differently':
        'There is no vote: the columns have been asked different things before. Clear them to begin alike.',
    },
    again: 'Try again',
  },
  owner: {
    /** @param settings those that are not its defaults */
    from: (name: string, settings: readonly string[]): string =>
      `From here: ${[name, ...(settings.length > 0 ? settings : ['default settings'])].join(' · ')}`,
    notRecorded: 'Not recorded which model answered here.',
    answer: (name: string): string => `Answer of ${name}`,
    /** Another model, or other settings, went on with an answer. */
    begun: (name: string | undefined): string =>
      name === undefined
        ? 'Not recorded which model began this.'
        : `Begun by ${name}, and gone on with.`,
  },
  again: {
    same: 'Ask again, same seed',
    new: 'With a new seed',
    title: {
      same: 'With the seed and settings as they are set now. From an empty cache the same gives the same answer.',
      new: 'For this answer alone. At temperature 0 a seed changes nothing.',
    },
    seed: (seed: number) => `Asked with the seed ${seed}, for this answer alone.`,
  },
  shared: {
    note: {
      sameSeed: 'All columns are asked with the seed of column A.',
      sameSampling: 'All columns are asked with the sampling of column A.',
    },
    off: {
      sameSeed: 'Let each column use its own seed',
      sameSampling: 'Let each column use its own sampling',
    },
    taken: (value: number) =>
      `Not used now: that of column A is taken, ${format.number(value, 2)}.`,
  },
  answer: {
    undrawn: 'This answer could not be shown as it is formatted. Its text:',
    raw: 'Raw',
    formatted: 'Formatted',
    allRaw: 'All raw',
    thinkingNow: 'Thinking…',
    thinking: (tokens: number | null, ms: number | null): string =>
      [
        'Thinking',
        ...(tokens === null
          ? []
          : [`about ${format.number(tokens)} ${tokens === 1 ? 'token' : 'tokens'}`]),
        ...(ms === null ? [] : [`${format.number(ms / 1000, ms < 9_950 ? 1 : 0)} s`]),
      ].join(' · '),
    unfinished: 'not finished',
    /** What is shown of thoughts while names are hidden. */
    blind: {
      alike: 'The tags around thoughts are the same for all until the names show.',
      withheld:
        'What the models thought is not shown: not all of them did, so it would tell them apart. It shows with the names.',
    },
  },
  contextFull:
    'Conversation and answer together fill it. Clear the column or ask in fewer words; if the column shows a smaller context than the model has, the Models screen can allow more.',
  vote: {
    question: 'Which answer is best?',
    best: (letter: string) => `${letter} is best`,
    equal: (sides: number): string => (sides === 2 ? 'Tie' : 'All equal'),
    bad: (sides: number): string => (sides === 2 ? 'Both bad' : 'All bad'),
    given: {
      best: (letter: string, name: string) => `Your vote: column ${letter}, ${name}, is best.`,
      'all-equal': 'Your vote: equally good.',
      'all-bad': 'Your vote: all bad.',
    },
    already: 'You have voted on this already.',
    isOpen: 'Your latest vote does not count as blind: a name may have been seen before it.',
    undo: 'Take it back',
    which: (side: string, letter: string) => `Answer ${side} was column ${letter}.`,
    ratings: 'See the ratings',
  },
};
