import type { DBSchema } from 'idb';
import type { AddedEntry } from '../core/added/entry';
import type { Prompt } from '../core/prompts/prompt';
import type { Vote } from '../core/rating/vote';
import type { Cell, RunHead, UnreadableCell } from '../core/records/run';
import type { DownloadRecord, ModelRecord } from '../core/store/kept-models';

export interface KeyRecord {
  readonly privateKey: CryptoKey;
  /** In hexadecimal. */
  readonly publicKey: string;
}

/** A run as it is kept, without its answers. It is `orderMs` that goes into no file. */
export interface RunRecord extends RunHead {
  /**
   * Where it stands among others, the greatest first: milliseconds since 1970 of its start or, where the
   * clock had been set back since an earlier one was begun, just after that one.
   */
  readonly orderMs: number;
}

/** A vote as it is kept. */
export interface VoteRecord extends Vote {
  /** Whether it was given here, rather than taken from a file. It goes into no file. Of several on the same answers the earliest counts. */
  readonly isOwn: boolean;
  /** The file that it was taken from says that it does not count. */
  readonly isSetAside?: boolean;
}

/** The run, the item and the column. */
export type CellKey = [runId: string, item: number, column: number];

/** The database as its newest version has it; `migrations.ts` says how each version came about. */
export interface PlaygroundSchema extends DBSchema {
  /** Key: SHA-256 of the bytes. Equal parts of different models are kept once. */
  parts: { key: string; value: Blob };
  models: { key: string; value: ModelRecord };
  downloads: { key: string; value: DownloadRecord };
  /** What the Compare screen shows; what a later version wrote and this one put aside; drafts of the Prompts screen. */
  workspaces: { key: string; value: unknown };
  /** Keys that this device signs with; none of them can be read by a script. */
  keys: { key: string; value: KeyRecord };
  /** The library of prompts. */
  prompts: { key: string; value: Prompt };
  runs: { key: string; value: RunRecord; indexes: { startedAt: string; orderMs: number } };
  /** What was answered in runs, apart from them: an answer more does not write all others again. */
  cells: { key: CellKey; value: (Cell | UnreadableCell) & { readonly runId: string } };
  /** Votes on the answers of runs. */
  ballots: { key: string; value: VoteRecord; indexes: { runId: string } };
  /** Models that a person has added by their address, beside the catalogue's. */
  added: { key: string; value: AddedEntry };
  /** What tells this device from others: a random number, made with the first vote. */
  device: { key: 'id'; value: string };
}
