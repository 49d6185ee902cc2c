import type { Counts } from '../../core/store/inventory';
import { formatFor } from '../format';

const format = formatFor('en');

/** What is counted: of what is in memory alone there are no models. */
export type Counted = Omit<Counts, 'models'> & Partial<Counts>;

const counted = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [`${format.number(count)} ${count === 1 ? one : many}`];

const list = ({ prompts, runs, votes, models = 0 }: Counted): string =>
  format.list([
    ...counted(prompts, 'prompt', 'prompts'),
    ...counted(runs, 'run', 'runs'),
    ...counted(votes, 'vote', 'votes'),
    ...counted(models, 'model', 'models'),
  ]);

/** Words about what is kept on the device, where something is amiss with it, and about the screen as a file. */
export const keeping = {
  notRead:
    'Your conversations could not be read, so the page starts anew and keeps nothing of this visit. What was here is left as it is.',
  putAside:
    'What an earlier visit left was written by another version of this page. It was put aside, and the page starts anew.',
  elsewhere:
    'This page is open in another tab, which keeps its screen now; what you do here is not kept. Taking over shows what the other tab has kept: save what is here as a file first if you need it.',
  partlyPutAside:
    'Parts of what an earlier visit left were written by another version of this page. What can be read is here; a copy of all was put aside.',
  notKept: 'What you see is not kept for your next visit.',
  unsaved: (counts: Counted, dropped: number) =>
    [
      ...(Object.values(counts).some((count) => count > 0)
        ? [`Not saved yet, and in the file of the screen: ${list(counts)}.`]
        : []),
      ...(dropped > 0 ? [`${format.number(dropped)} more could not be held in memory.`] : []),
    ].join(' '),
  makeRoom: 'Free some space on this device, then try again.',
  startAnew: 'If you cleared it yourself, all is well. Try again to keep what you see.',
  restart: 'If trying again does not help, restart the browser.',
  again: 'Try again',
  takeOver: 'Take over here',
  lost: (counts: Counts, seenAtMs: number) =>
    Object.values(counts).some((count) => count > 0)
      ? `Until ${format.moment(seenAtMs)} this browser kept here: ${list(counts)}.`
      : '',
  lostNext:
    'That is gone: site data was cleared, the disk was full, or files were damaged. Nothing of it comes back by itself. Import what you have exported; free some space if the disk is full.',
  dismiss: 'Understood',
  save: 'Save screen as file',
  open: 'Open saved screen',
  replaces:
    'The saved screen replaces your columns with their conversations, and what you are typing.',
  keepThis: 'Keep this one',
  replace: 'Replace it',
  tooLarge: (mostBytes: number) => `This file is larger than ${format.bytes(mostBytes)}.`,
  unread: (detail: string) => `The browser could not read this file: ${detail}`,
  otherFile: 'This file holds no screen that this version of the page can read.',
};

export type KeepingMessages = typeof keeping;
