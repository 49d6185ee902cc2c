import * as v from 'valibot';
import { Count } from '../bounds/numbers';
import { growing, type Reading } from '../growing';

/** SHA-256 in lower-case hexadecimal. */
export const Sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not a SHA-256'));

export const SizeBytesSchema = Count;

/** A relative path that stays inside its folder: it becomes part of an address and of a pack. */
export const PathSchema = v.pipe(
  v.string(),
  v.maxLength(1000),
  v.regex(/^(?!.*(?:^|\/)\.{0,2}(?:\/|$))[A-Za-z0-9._/-]+$/, 'not a relative path'),
);

/** A piece of a file as a host serves it and as the store keeps it. */
const part = { path: PathSchema, sizeBytes: SizeBytesSchema, sha256: Sha256Schema };

/** A file of a model: its bytes are the bytes of its parts in order. */
export function modelFileSchema(object: Reading) {
  return v.pipe(
    object({ ...part, parts: v.pipe(v.array(object(part)), v.minLength(1)) }),
    v.check(
      (file) => file.parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) === file.sizeBytes,
      'the sizes of the parts do not add up to the size of the file',
    ),
  );
}

export const ModelFileSchema = modelFileSchema(growing);

export type ModelFile = v.InferOutput<typeof ModelFileSchema>;
export type Part = ModelFile['parts'][number];

/** Bytes of all files, each counted once per listing. */
export function totalBytes(files: readonly ModelFile[]): number {
  return files.reduce((sum, file) => sum + file.sizeBytes, 0);
}
