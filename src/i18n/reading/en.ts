import type { Counts } from '../../core/store/inventory';
import { formatFor } from '../format';

const format = formatFor('en');

/** What a device keeps many of. */
export type Kind = keyof Counts | 'downloads';

const kinds: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  prompts: ['prompt', 'prompts'],
  runs: ['run', 'runs'],
  votes: ['vote', 'votes'],
  models: ['model', 'models'],
  downloads: ['unfinished download', 'unfinished downloads'],
};

const counted = (kind: Kind, count: number): string =>
  `${format.number(count)} ${kinds[kind][count === 1 ? 0 : 1]}`;

/** Words about what is read, of files and of what is kept. */
export const reading = {
  unreadable: (kind: Kind, count: number): string =>
    `${counted(kind, count)} kept here cannot be read by this version of the page and ${count === 1 ? 'is' : 'are'} left alone.`,
  progress: 'Reading the file',
  giveUp: 'Cancel',
  saveUnreadable: 'Save as a file',
  deleteUnreadable: (kind: Kind, count: number): string => `Delete ${counted(kind, count)}`,
  sureUnreadable: 'Delete what cannot be read, for good?',
  yes: 'Delete',
  no: 'Keep',
  readAs: (encoding: string) =>
    `The file is not UTF-8, and was read as ${encoding}. Look whether its letters are right.`,
};

export type ReadingMessages = typeof reading;
