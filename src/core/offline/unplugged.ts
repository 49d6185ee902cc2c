import type { Outcome } from '../outcome';
import type { UnplugFailure } from './failures';

/** What was asked for while the network was away. */
export interface UnpluggedReport {
  /** Paths that the service worker refused: whatever is not part of the program. */
  readonly refused: readonly string[];
  /** Paths of the program that it answered out of what it keeps. */
  readonly answered: readonly string[];
}

/** Takes the network away from this page and all its workers, for a time. */
export interface Unplugging {
  begin(): Promise<Outcome<UnpluggedSession, UnplugFailure>>;
}

/** The time without a network; it also ends by itself soon after the page has gone. */
export interface UnpluggedSession {
  /** Gives the network back. What it tells is proven: a request was made to be refused, and was. */
  end(): Promise<Outcome<UnpluggedReport, UnplugFailure>>;
}
