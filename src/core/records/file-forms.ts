/** All that reading and writing runs' files takes, in one piece, to be loaded when it is needed. */
import type { Run } from './run';
import { runsOf, runsToJson } from './run-file';
import { runsToHtml } from './html';
import { runsToMarkdown } from './markdown';
import type { RunWords } from './words';

export type RunForm = 'json' | 'markdown' | 'html';

export interface FileContent {
  readonly runs: readonly Run[];
  /** ISO 8601. */
  readonly exportedAt: string;
  readonly words: RunWords;
}

export const read = runsOf;
export const write: Readonly<Record<RunForm, (content: FileContent) => string>> = {
  json: ({ runs, exportedAt }) => runsToJson(runs, exportedAt),
  markdown: ({ runs, words }) => runsToMarkdown(runs, words),
  html: ({ runs, words }) => runsToHtml(runs, words),
};
