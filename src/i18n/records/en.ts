import type { Difference } from '../../core/records/replay';
import type { RunWords } from '../../core/records/words';
import { formatFor } from '../format';
import { batch, judging } from './batch-en';

const format = formatFor('en');
const letter = (place: number): string => 'ABCD'[place] ?? '?';
const letters = (places: readonly number[]): string => format.list(places.map(letter));
const runs = (count: number): string => `${format.number(count)} ${count === 1 ? 'run' : 'runs'}`;

/** What a run is told in, as far as other tables do not have it. */
const account = {
  language: 'en',
  runs,
  title: (moment) => `Run of ${format.moment(Date.parse(moment))}`,
  number: (value) => format.number(value, 3),
  column: (place) => `Column ${letter(place)}`,
  side: (place) => `Answer ${letter(place)}`,
  prompt: (place, count) =>
    count === 1 ? 'Prompt' : `Prompt ${format.number(place + 1)} of ${format.number(count)}`,
  tags: 'Tags',
  schema: 'The answers had to fit this JSON schema:',
  before: 'The conversation before the prompt:',
  you: 'You',
  model: 'Model',
  answerBegins: 'The answer went on from this beginning:',
  noSystemPrompt: 'the model’s own default',
  facts: {
    origin: 'Made',
    progress: 'Answers',
    fit: 'Fit their JSON schema',
    votes: 'Votes',
    asked: 'Conditions',
  },
  origin: {
    compare: 'on the Compare screen',
    batch: 'as a batch',
    replay: 'by making another run again',
    other: 'in a way that this version does not know',
  },
  progress: (done, total, failed) =>
    `${format.number(done)} of ${format.number(total)}${failed === 0 ? '' : `, ${format.number(failed)} failed`}`,
  fits: (column, { fits, answers, unchecked }) =>
    `${column}, ${format.number(fits)} of ${format.number(answers)}${unchecked === 0 ? '' : ` (${format.number(unchecked)} not checked)`}`,
  votes: (columns, allEqual, allBad) =>
    [
      ...columns.map(({ title, count }) => `${title} ${format.number(count)}`),
      `${columns.length === 2 ? 'tie' : 'all equal'} ${format.number(allEqual)}`,
      `all bad ${format.number(allBad)}`,
    ].join(', '),
  vote: {
    best: (column) => `Your vote: best is ${column}.`,
    'all-equal': 'Your vote: equally good.',
    'all-bad': 'Your vote: all bad.',
  },
  conditions: {
    title: 'Conditions',
    schedule: {
      'in-turn': 'One column after another.',
      'at-once': 'Columns at once, on a shared graphics card.',
    },
    order: (columns) => `Asked in the order ${letters(columns)}.`,
    fresh: 'Every answer began with an empty cache.',
    notFresh: 'Answers could go on from what the cache held, so the run may not repeat exactly.',
    warmUp: 'A short answer before the first one of each model was not counted.',
    blind: 'Blind: names and figures were hidden.',
    probabilities: 'The probabilities of tokens were asked for.',
    time: (seconds) => `At most ${format.number(seconds)} s for an answer.`,
  },
  stamps: {
    title: 'What the answers depend on',
    of: (columns) => `${columns.length === 1 ? 'Column' : 'Columns'} ${letters(columns)}`,
    facts: {
      weights: 'Weights (SHA-256)',
      library: 'Library (SHA-256)',
      settings: 'Settings (SHA-256)',
      context: 'Context, tokens',
      app: 'Playground',
      engine: 'WebLLM',
      browser: 'Browser',
      adapter: 'Graphics adapter',
    },
  },
  missing: 'Not answered yet.',
  untilJudged: 'Hidden until judged.',
  none: 'There is no answer.',
  hidden: ({ columns }) =>
    columns.length === 1
      ? 'The name and figures are hidden.'
      : `Which of the ${format.number(columns.length)} columns gave which answer is hidden until you have judged.`,
  reusedCache: 'Went on from what the cache held.',
  unknownFailure: (kind) =>
    `No whole answer came, for a reason that this version has no words for: “${kind}”.`,
} satisfies Omit<
  RunWords,
  | 'named'
  | 'settings'
  | 'finish'
  | 'empty'
  | 'contended'
  | 'afterLoss'
  | 'software'
  | 'thinking'
  | 'fit'
  | 'figures'
  | 'failure'
>;

/** The Records screen. */
export const records = {
  account,
  batch,
  judging,
  lead: 'Every run that was made here, with all it takes to make it again. It stays on this device until you delete it.',
  search: 'Search runs',
  searchHint: 'Prompts, answers, tags, models',
  searching: 'Looks through the answers.',
  count: (shown: number, all: number): string =>
    shown === all ? `${runs(all)}.` : `${format.number(shown)} of ${runs(all)}.`,
  none: 'No run has all of these words.',
  more: (count: number): string => `${runs(count)} more: search to find them.`,
  empty: {
    title: 'No runs yet',
    how: 'Ask something on the Compare screen, or run several prompts as a batch: every answer is kept here with its settings and all it depends on.',
    elsewhere: 'Runs of other devices can be brought here as a file.',
    compare: 'Go to Compare',
  },
  list: 'Runs',
  select: (title: string): string => `Choose: ${title}`,
  prompts: (count: number): string =>
    `${format.number(count)} ${count === 1 ? 'prompt' : 'prompts'}`,
  noText: '(empty prompt)',
  origins: { compare: 'Compare', batch: 'Batch', replay: 'Run again', other: 'Other' },
  namesHidden: 'names hidden until you have judged',
  done: (done: number, total: number): string =>
    `${format.number(done)} of ${format.number(total)} answers`,
  underWay: 'under way',
  selected: (count: number): string => `${runs(count)} chosen`,
  selectShown: 'Choose all shown',
  selectNone: 'Choose none',
  take: 'Bring runs from a file',
  exports: {
    label: 'Save as a file',
    shown: (count: number): string => `Save the ${runs(count)} shown as a file`,
    html: 'Web page',
    markdown: 'Markdown',
    csv: 'Table (CSV)',
    json: 'JSON',
    note: 'A web page opens by itself, without a network. A table has a row for an answer. JSON can be brought back here, with the votes.',
    hidden: 'Once it is no longer hidden which answer is whose, this run can be saved as a file.',
  },
  deletion: {
    one: 'Delete this run',
    chosen: 'Delete the chosen',
    all: 'Delete all runs',
    question: (count: number): string =>
      `Delete ${runs(count)} from this device? That cannot be undone.`,
    yes: 'Delete',
    no: 'Keep',
  },
  notice: {
    imported: (added: number, alreadyHere: number, newVotes: number): string =>
      `${added === 0 ? `${newVotes === 0 ? 'Nothing new' : 'No new runs'} in that file.` : `${runs(added)} taken.`}${alreadyHere === 0 ? '' : ` ${format.number(alreadyHere)} ${alreadyHere === 1 ? 'was' : 'were'} here already.`}`,
    votes: (count: number): string =>
      `${format.number(count)} ${count === 1 ? 'vote' : 'votes'} on them taken.`,
    blocked: (count: number): string =>
      `${runs(count)} not taken: under the same id something is kept here that cannot be read.`,
    conflicts: (count: number): string =>
      `${format.number(count)} ${count === 1 ? 'vote differs' : 'votes differ'} from what is here under the same id; what was here stays.`,
    exported: (count: number, hidden: number): string =>
      `${runs(count)} saved.${hidden === 0 ? '' : ` ${runs(hidden)} stayed out: it is still hidden which answer is whose.`}`,
    deleted: (count: number): string => `${runs(count)} deleted.`,
  },
  detail: {
    back: 'All runs',
    goOn: 'Go on with it',
    stop: 'Stop',
    again: 'Run again and compare with then',
    failedToo: 'Try again what could not be answered',
    busy: 'Another run is under way.',
    now: (column: number, place: number, count: number): string =>
      `Column ${letter(column)} answers prompt ${format.number(place + 1)} of ${format.number(count)}.`,
    progress: 'How far the run is',
    reveal: 'Show which answer is whose, without judging',
    columns: 'Columns and their settings',
    tags: (tags: readonly string[]): string => `Tags: ${tags.join(', ')}`,
    pages: 'Prompts of this run',
    page: (first: number, last: number, count: number): string =>
      `Prompts ${format.number(first)} to ${format.number(last)} of ${format.number(count)}`,
    earlier: 'Earlier',
    later: 'Later',
    repeats: 'Run again',
  },
  replay: {
    title: 'Compared with then',
    of: (title: string): string => `This repeats: ${title}`,
    gone: 'The run that this one repeats is not here any more.',
    hidden:
      'What differs is told once it is no longer hidden, in both runs, which answer is whose.',
    waiting: 'No answer can be compared yet.',
    verdict: (same: number, compared: number): string =>
      same === compared
        ? `Same text in ${same === 1 ? 'the one answer' : `all ${format.number(compared)} answers`}.`
        : `Same text in ${format.number(same)} of ${format.number(compared)} answers.`,
    nothing:
      'Nothing that answers are known to depend on differs: hashes, settings, seed, device and versions are the same.',
    differs: 'What differs from then:',
    same: 'Same text as then.',
    other: (characters: number): string =>
      `Another text than then, from character ${format.number(characters + 1)} on.`,
    then: 'Then:',
    now: 'Now:',
    difference: {
      prompt: 'the prompt or the conversation before it',
      model: 'the model',
      settings: 'the settings or the seed',
      weights: 'the model’s weights',
      library: 'the model’s library',
      context: 'the context that the model was loaded with',
      app: 'the version of the playground',
      engine: 'the version of WebLLM',
      browser: 'the browser',
      adapter: 'the graphics adapter',
      'no-stamp': 'for some answers it was not noted what they depend on',
      cache: 'some answers went on from what the cache held',
      contended: 'some answers shared the graphics card with another column',
      'after-loss': 'for some answers the model had to be loaded again',
      finish: 'how some answers ended: by a limit or a person',
    } satisfies Record<Difference, string>,
  },
};
