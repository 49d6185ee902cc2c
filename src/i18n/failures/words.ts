import type { Language } from '../language.svelte';
import { say, type Message } from '../say';

/** What happened, and what the person can do. */
export interface FailureText {
  readonly what: string;
  readonly next: string;
}

/** The messages of the interface, as far as they have been loaded. */
export type LoadedMessages = Pick<Language, 'words'>;

/** Two messages for one kind of failure, of what it brings. */
interface Pair<Failure> {
  readonly what: Message<Failure>;
  readonly next: Message<Failure>;
}

type Entry<Failure> = Pair<Failure> | ((failure: Failure) => FailureText);

/**
 * One entry for every failure of a union: its messages, or a function where they take more than
 * the failure brings. A new kind does not compile without its words.
 */
export type Words<Failure extends { readonly kind: string }> = {
  readonly [Kind in Failure['kind']]: Entry<Extract<Failure, { kind: Kind }>>;
};

export function tell<Failure>({ what, next }: Pair<Failure>, failure: Failure): FailureText {
  return { what: say(what, failure), next: say(next, failure) };
}

export function wordsFor<Kind extends string>(
  words: Readonly<Record<Kind, Entry<never>>>,
  failure: { readonly kind: Kind },
): FailureText {
  const entry = words[failure.kind];
  // The table pairs each kind with its own failure; the compiler cannot follow that through a union.
  const own = failure as never;
  return typeof entry === 'function' ? entry(own) : tell(entry, own);
}
