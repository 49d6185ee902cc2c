/** All that reading and writing runs' files takes, in one piece, to be loaded when it is needed. */
import type { Run } from './run';
import { runsOf, runsToJson } from './run-file';
import { runsToHtml } from './html';
import { runsToMarkdown } from './markdown';
import type { RunWords } from './words';

export type RunForm = 'json' | 'markdown' | 'html';

interface FileContent {
  readonly runs: readonly Run[];
  /** ISO 8601. */
  readonly exportedAt: string;
  readonly words: RunWords;
}

const endings: Readonly<Record<RunForm, string>> = { json: 'json', markdown: 'md', html: 'html' };

export const read = runsOf;

/** What a file is called: by when its run began or, where it has several, by when it was written. */
export function fileName({ runs, exportedAt }: FileContent, form: RunForm): string {
  const [first] = runs;
  const isOne = runs.length === 1 && first !== undefined;
  const moment = new Date(isOne ? first.startedAt : exportedAt).toISOString();
  const name = `${isOne ? 'run' : 'runs'}-${moment.slice(0, 19).replace(/:/g, '-')}`;
  return `playground-${name}.${endings[form]}`;
}

export const write: Readonly<Record<RunForm, (content: FileContent) => string>> = {
  json: ({ runs, exportedAt }) => runsToJson(runs, exportedAt),
  markdown: ({ runs, words }) => runsToMarkdown(runs, words),
  html: ({ runs, words }) => runsToHtml(runs, words),
};
