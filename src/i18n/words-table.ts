import type { Messages } from './messages.generated';

/** A file of messages that the first paint does without. */
export type WordsName = Exclude<keyof Messages, 'page'>;

/** Loads a file of messages. */
export type WordsLoaders = {
  readonly [Name in WordsName]: () => Promise<Pick<Messages, Name>>;
};

// The build puts a table of what is in `messages` in place of this module (tools/build/messages.ts).

/** By the code of the language. */
export declare const words: Readonly<Record<string, WordsLoaders>>;
