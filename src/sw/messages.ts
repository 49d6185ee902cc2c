/** What the page says to the service worker. */
export type ShellRequest =
  /** Keep the engine as well, and say whether everything is on this device. */
  | 'keep-engine'
  /** Stop waiting: take over from the version in use. */
  | 'use-update';

/** What the service worker answers to `keep-engine`. */
export type ShellAnswer = 'kept' | 'incomplete';
