/** The entry that a GGUF file from this device becomes when a person keeps it. */
import { plainName } from '../bounds/name';
import { checked } from '../bounds/parsed';
import type { GgufFile } from '../gguf/file';
import { ggufEstimate } from '../gguf/memory';
import { quantisationOf } from '../gguf/quantisation';
import type { Outcome } from '../outcome';
import { GgufFileEntrySchema, type GgufFileEntry } from './entry';
import { addedFileId } from './id';

const mostNameCharacters = 200;

/**
 * The entry: nobody but the file says anything of it.
 *
 * @param nowMs milliseconds since 1970
 * @returns or what of it no entry can have, in words for diagnostics
 */
export function ggufFileEntryOf(
  { fileName, facts, fingerprint }: GgufFile,
  nowMs: number,
): Outcome<GgufFileEntry, string> {
  const { name, architecture, contextTokens, parameters, hasChatTemplate, sizeBytes } = facts;
  const { by, needs } = ggufEstimate(sizeBytes, facts);
  return checked(GgufFileEntrySchema, {
    kind: 'gguf-file',
    id: addedFileId(fingerprint),
    addedAtMs: nowMs,
    fileName: plainName(fileName).trim().slice(0, mostNameCharacters) || 'model.gguf',
    sizeBytes,
    fingerprint,
    name,
    architecture,
    quantisation: quantisationOf(fileName, facts.quantisation),
    contextTokens,
    parameters,
    hasChatTemplate,
    estimate: {
      by,
      memoryBytes: needs.memoryBytes,
      contextTokens: needs.contextTokens,
      kvBytesPerToken: needs.kvBytesPerToken,
    },
  });
}
