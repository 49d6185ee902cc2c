/** What the page says to the service worker. */
export type ShellRequest =
  /** Keep the engine as well, and say whether everything is on this device. */
  | 'keep-engine'
  /** Stop waiting: take over from the version in use. */
  | 'use-update';

/** What the service worker answers to `keep-engine`. */
export type ShellAnswer = 'kept' | 'incomplete';

/** What the page asks the service worker; the answer comes through the port that is sent along. */
export type ShellQuestion =
  /** Which files do you keep, and where? */
  | { readonly kind: 'kept-files' }
  /** Answer from what you keep alone, and refuse the rest, until told otherwise. */
  | { readonly kind: 'unplug'; readonly test: string }
  /** The page is still there. To be said more often than every `silenceMs`. */
  | { readonly kind: 'still-unplugged'; readonly test: string }
  | { readonly kind: 'plug-in'; readonly test: string };

/** The answer to each question. */
export interface ShellAnswers {
  readonly 'kept-files': readonly KeptFile[];
  readonly unplug: UnpluggedAnswer;
  readonly 'still-unplugged': UnpluggedAnswer;
  readonly 'plug-in': UnpluggedAnswer;
}

/** A file of the program as it is kept. */
export interface KeptFile {
  /** Where the page asks for it. */
  readonly address: string;
  /** The cache that it should be in, and its name there. */
  readonly cacheName: string;
  readonly key: string;
  /** Tells versions of the file apart; null where its address does. */
  readonly revision: string | null;
}

/** Paths that were asked for since the offline test began; null: it has ended, or was never begun here. */
export type UnpluggedAnswer = {
  readonly refused: readonly string[];
  readonly answered: readonly string[];
} | null;

/**
 * How long a file of the program may take to arrive. Less than the five minutes after which Chromium ends a
 * service worker that is at work, so that it can still answer. In milliseconds.
 */
export const mostFetchMs = 240_000;

/** After so long without a word of the page, the network is given back. In milliseconds. */
export const silenceMs = 30_000;
