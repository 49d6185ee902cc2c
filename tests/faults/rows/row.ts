import type { Page } from '@playwright/test';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A row of the reliability targets: many cases of one kind of fault. */
export interface FaultRow {
  readonly name: string;
  /** Cases in `npm run faults`, and in `npm run test:all`. */
  readonly cases: { readonly full: number; readonly short: number };
  /** Tries at least `count` cases; each failure is told in a line that says which case it was. */
  run(tools: FaultTools, count: number): Promise<FaultReport>;
}

export interface FaultReport {
  readonly cases: number;
  readonly failures: readonly string[];
  /** What the cases were like, where a count alone could deceive. */
  readonly note?: string;
  /** Why this machine cannot try any. */
  readonly skipped?: string;
}

/** A browser that can be ended as a crash would. */
export interface KillableBrowser {
  open(address: string): Promise<Page>;
  crashGpu(): Promise<void>;
  close(): Promise<void>;
  kill(): Promise<void>;
}

/** What a row works with; all of it is ended after the row. */
export interface FaultTools {
  /** Serves the production build; `before` sees each request first, and true means it has answered. */
  readonly serve: (options?: {
    readonly before?: (request: IncomingMessage, response: ServerResponse) => boolean;
  }) => Promise<{ readonly address: string }>;
  /** Starts a browser; the same name is the same person's browser, started again. */
  readonly start: (options?: {
    readonly name?: string;
    readonly parameters?: readonly string[];
  }) => Promise<KillableBrowser>;
  /** Folder of a browser's profile. */
  readonly profileOf: (name: string) => string;
  /** Shows in the log what is on a page where a case has failed, which its line alone does not tell. */
  readonly show: (what: string, page: Page) => Promise<void>;
  /** All cases are tried, with nothing beside them on this machine: how long something takes can be judged. */
  readonly isTimed: boolean;
  /** Uniform in [0, 1), the same in every run. */
  readonly random: () => number;
}
