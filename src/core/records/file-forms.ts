/** All that reading and writing runs' files takes, in one piece, to be loaded when it is needed. */
import type { Vote } from '../rating/vote';
import type { Counted } from '../rating/vote-store';
import { runsToCsv } from './csv';
import type { Run } from './run';
import { runsOf } from './run-file';
import { runsToHtml } from './html';
import { runsToMarkdown } from './markdown';
import { runForms, type RunForm } from './run-forms';
import { runsToFiles } from './run-portions';
import { votesOn, type Votes } from './votes';
import type { RunWords } from './words';

interface FileContent {
  readonly runs: readonly Run[];
  /** All votes on them, for a file that can be brought back, */
  readonly votes: Counted;
  /** and those that were given here, for one that is read. */
  readonly own: readonly Vote[];
  /** ISO 8601. */
  readonly exportedAt: string;
  readonly words: RunWords;
}

export const read = runsOf;

/** What a file is called: by when its run began or, where it has several, by when it was written. */
export function fileName({ runs, exportedAt }: FileContent, form: RunForm): string {
  const [first] = runs;
  const isOne = runs.length === 1 && first !== undefined;
  const begun = new Date(isOne ? first.startedAt : exportedAt);
  // A run that an earlier version took from a file may have begun at no moment that there is.
  const moment = Number.isNaN(begun.getTime()) ? exportedAt : begun.toISOString();
  const name = `${isOne ? 'run' : 'runs'}-${moment.slice(0, 19).replace(/:/g, '-')}`;
  return `playground-${name}.${runForms[form].ending}`;
}

/** The texts of files. */
interface Written {
  /** One or, of what is to be taken back, as many as that takes. */
  readonly texts: readonly string[];
  /** Runs that stand in none of them: a file of one alone could not be taken back. */
  readonly tooLarge: readonly Run[];
}

export const write: Readonly<Record<RunForm, (content: FileContent) => Written>> = {
  json: ({ runs, votes, exportedAt }) => {
    const files = runsToFiles(runs, exportedAt, votes);
    return {
      texts: files.filter(({ isTooLarge }) => !isTooLarge).map(({ text }) => text),
      tooLarge: files.flatMap(({ items, isTooLarge }) => (isTooLarge ? items : [])),
    };
  },
  markdown: ({ runs, words, own }) => whole(runsToMarkdown(runs, words, votesAmong(own))),
  html: ({ runs, words, own }) => whole(runsToHtml(runs, words, votesAmong(own))),
  csv: ({ runs, words, own }) => whole(runsToCsv(runs, words, votesAmong(own))),
};

function whole(text: string): Written {
  return { texts: [text], tooLarge: [] };
}

function votesAmong(votes: readonly Vote[]): (run: Run) => Votes {
  return (run) => votesOn(run, votes);
}
