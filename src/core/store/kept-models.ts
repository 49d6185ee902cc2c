/** Records of models and downloads, as the database has them: another version or damage may have written them. */
import * as v from 'valibot';
import { Count } from '../bounds/numbers';
import { ModelFileSchema, Sha256Schema, SizeBytesSchema } from '../catalogue/files';
import { isWhole, ModelSchema } from '../catalogue/model';
import { CommitSchema } from '../hub/folder';
import { growing } from '../growing';
import type { CutPart, Expected } from './discovery';
import type { StoredModel } from './model-store';

/** A model that is whole: written last, after every one of its parts. What its files take is their sum. */
export type ModelRecord = Omit<StoredModel, 'sizeBytes'>;

/** A download under way or cut off: what its parts belong to until the model is whole. */
export interface DownloadRecord {
  readonly id: string;
  /** SHA-256 of every part that the model needs. */
  readonly partHashes: readonly string[];
  /** Bytes of all parts; null in records of version 2 and before. */
  readonly totalBytes: number | null;
  /** The commit that its files are of; what is of another one, and not the same, begins anew. */
  readonly commit?: string;
  /** What has come of each file whose parts are known only once they are here, by its path. */
  readonly arrived?: Readonly<Record<string, ArrivedFile>>;
}

/** The beginning of a file that comes in one piece, in parts whose hashes are in `partHashes`. */
export interface ArrivedFile {
  readonly sizeBytes: number | null;
  readonly expected: Expected;
  /** Where it comes from: where nothing is published to check it by, another address sends another file. */
  readonly address: string;
  readonly chunks: readonly CutPart[];
  /** All of it has come and was what was expected. */
  readonly isWhole: boolean;
}

const Moment = v.pipe(v.number(), v.finite());

const ModelRecordSchema = growing({
  id: v.string(),
  model: v.nullable(v.pipe(ModelSchema, v.guard(isWhole))),
  files: v.array(ModelFileSchema),
  callsItself: v.exactOptional(growing({ id: v.string(), name: v.string() })),
  libraryAddress: v.exactOptional(v.string()),
  commit: v.exactOptional(CommitSchema),
  checks: v.record(v.string(), v.picklist(['sha256', 'git-sha1', 'md5', 'first-use'])),
  source: v.picklist(['site', 'host', 'pack', 'folder']),
  committedAtMs: Moment,
  verifiedAtMs: Moment,
  usedAtMs: v.nullable(Moment),
});

const ArrivedFileSchema = growing({
  sizeBytes: v.nullable(SizeBytesSchema),
  expected: v.variant('check', [
    growing({ check: v.literal('sha256'), sha256: Sha256Schema }),
    growing({ check: v.literal('git-sha1'), gitSha1: v.string() }),
    growing({ check: v.literal('md5'), md5: v.string() }),
    growing({ check: v.literal('first-use') }),
  ]),
  address: v.string(),
  chunks: v.array(growing({ sizeBytes: SizeBytesSchema, sha256: Sha256Schema })),
  isWhole: v.boolean(),
});

const DownloadRecordSchema = growing({
  id: v.string(),
  partHashes: v.array(v.string()),
  totalBytes: v.nullable(Count),
  commit: v.exactOptional(CommitSchema),
  arrived: v.exactOptional(v.record(v.string(), ArrivedFileSchema)),
});

/** Undefined where it cannot be read, or where there is none. */
export function readModelRecord(record: unknown): ModelRecord | undefined {
  const read = v.safeParse(ModelRecordSchema, record);
  return read.success ? read.output : undefined;
}

/** Undefined where it cannot be read, or where there is none. */
export function readDownloadRecord(record: unknown): DownloadRecord | undefined {
  const read = v.safeParse(DownloadRecordSchema, record);
  return read.success ? read.output : undefined;
}

/**
 * Every text that stands in a record, wherever that is, among them the SHA-256 of its parts: those of a
 * record that cannot be read are kept with it, since a later version may read it.
 */
export function textsIn(record: unknown): readonly string[] {
  // A record of a database may hold itself.
  const seen = new Set<unknown>([record]);
  for (const value of seen) {
    if (typeof value !== 'object' || value === null) continue;
    for (const one of Object.values(value)) seen.add(one);
  }
  return [...seen].filter((value) => typeof value === 'string');
}
