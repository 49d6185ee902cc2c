import { letterOf } from '../comparison/letters';
import { samplingNames } from '../settings/sampling';
import type { RunWords } from './words';

const named = (columns: readonly number[]): string => columns.map(letterOf).join(', ');

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** For tests: short words that are told apart easily. */
export const words: RunWords = {
  language: 'en',
  runs: (count) => `${count} runs`,
  title: (moment) => `Run of ${moment}`,
  number: String,
  column: (place) => `Column ${letterOf(place)}`,
  named: ({ modelName }) => modelName,
  side: (place) => `Side ${letterOf(place)}`,
  prompt: (place, count) => `Prompt ${place + 1} of ${count}`,
  tags: 'Tags',
  schema: 'Schema',
  before: 'Before',
  you: 'You',
  model: 'Model',
  answerBegins: 'Begins',
  // `fromEntries` forgets which names there were.
  settings: {
    ...Object.fromEntries(samplingNames.map((name) => [name, capitalised(name)])),
    systemPrompt: 'System prompt',
  } as RunWords['settings'],
  noSystemPrompt: 'none',
  facts: {
    origin: 'Origin',
    progress: 'Progress',
    unreadable: 'Unreadable',
    fit: 'Fit',
    votes: 'Votes',
    asked: 'Asked',
  },
  origin: { compare: 'compare', batch: 'batch', replay: 'replay', other: 'other origin' },
  progress: (done, total, failed) => `${done} of ${total}${failed > 0 ? `, ${failed} failed` : ''}`,
  fits: (column, { fits, answers, unchecked }) =>
    `${column} ${fits} of ${answers}, ${unchecked} unchecked`,
  votes: (columns, allEqual, allBad) =>
    `${columns.map(({ title, count }) => `${title} ${count}`).join(', ')}, equal ${allEqual}, bad ${allBad}`,
  vote: {
    best: (column) => `Vote ${column}.`,
    'all-equal': 'Vote all-equal.',
    'all-bad': 'Vote all-bad.',
  },
  fit: (verdict) => `Fit ${verdict.ok ? verdict.value.kind : verdict.failure.kind}.`,
  conditions: {
    title: 'Conditions',
    schedule: { 'in-turn': 'In turn.', 'at-once': 'At once.' },
    order: (columns) => `Order ${named(columns)}.`,
    fresh: 'Fresh.',
    notFresh: 'Not fresh.',
    warmUp: 'Warm-up.',
    blind: 'Blind.',
    probabilities: 'Probabilities.',
    time: (seconds) => `${seconds} s.`,
  },
  stamps: {
    title: 'Stamps',
    of: (columns) => `Stamp of ${named(columns)}`,
    facts: {
      weights: 'Weights',
      library: 'Library',
      settings: 'Settings',
      context: 'Context',
      app: 'App',
      engine: 'Engine',
      browser: 'Browser',
      adapter: 'Adapter',
    },
  },
  finish: {
    stop: '',
    length: 'Limit.',
    context: 'Full.',
    time: 'Time.',
    interrupted: 'Stopped.',
    'cut-off': 'Cut.',
    other: 'Other end.',
  },
  empty: 'Empty.',
  missing: 'Missing.',
  unreadable: 'Unreadable.',
  someUnreadable: 'One is unreadable.',
  untilJudged: 'Hidden until judged.',
  none: 'None.',
  hidden: ({ columns }) => `${columns.length} hidden.`,
  contended: 'Contended.',
  afterLoss: 'After loss.',
  software: 'Software.',
  thinking: (tokens, ms) => `Thinking ${tokens} ${ms}`,
  reusedCache: 'Reused.',
  figures: ({ tokens }) => [`${tokens} tokens`],
  failure: ({ kind }) => `Known ${kind}.`,
  unknownFailure: (kind) => `Unknown ${kind}.`,
};
