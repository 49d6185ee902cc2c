/** How component tests and the stand-in of a hub speak with each other. */
import type { HubCard } from './hub/card';
import type { Fault } from './hub/fault';

/** What a component test asks of the stand-in of a hub, at `/hub-host`. */
export type HubOrder =
  /** Moves the repository's `main` on to these files (each as its bytes), or makes it with them. */
  | {
      readonly kind: 'commit';
      readonly id: string;
      readonly files: Record<string, readonly number[]>;
      /** Counts with the first of its commits. */
      readonly card?: HubCard | undefined;
    }
  /** Takes all commits of the repository away. */
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

export interface HubAnswer {
  /** Of the hub, of its file host and of the one for libraries. */
  readonly origins: Readonly<Record<'hub' | 'files' | 'libraries', string>>;
  /** What was asked so far, by all tests. */
  readonly asked: readonly string[];
  /** Of the commit that was made. */
  readonly commit?: string;
}
