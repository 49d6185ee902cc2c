/** The entry that a file of a GGUF repository becomes when a person keeps it. */
import { plainName } from '../bounds/name';
import { checked } from '../bounds/parsed';
import type { GgufFacts } from '../gguf/facts';
import type { GgufChoice } from '../gguf/files';
import { quantisationOf } from '../gguf/quantisation';
import type { GgufRepository } from '../gguf/repository';
import type { Outcome } from '../outcome';
import { GgufEntrySchema, type GgufEntry } from './entry';
import { addedId } from './id';

/**
 * The entry, at the commit that was looked up. What the file's head says goes before the hub's word.
 *
 * @param nowMs milliseconds since 1970
 * @returns or what of it no entry can have, in words for diagnostics
 */
export function ggufEntryOf(
  repository: GgufRepository,
  choice: GgufChoice,
  facts: GgufFacts,
  nowMs: number,
): Outcome<GgufEntry, string> {
  const { folder, commit, contents } = repository;
  const files = choice.files.map(({ path, sizeBytes, hash }) => ({
    path: `${folder.path}${path}`,
    sizeBytes,
    sha256: hash.check === 'sha256' ? hash.sha256 : null,
  }));
  const isSplit = files.length > 1;
  return checked(GgufEntrySchema, {
    kind: 'gguf',
    id: addedId({ repository: folder.repository, path: files[0]?.path ?? '' }),
    addedAtMs: nowMs,
    repository: folder.repository,
    commit,
    files,
    architecture: facts.architecture ?? contents.architecture,
    quantisation: quantisationOf(choice.path, facts.quantisation),
    contextTokens: facts.contextTokens ?? contents.contextTokens,
    // The head of a part counts the part's own.
    parameters: (isSplit ? null : facts.parameters) ?? contents.parameters,
    hasChatTemplate: facts.hasChatTemplate,
    licenceTag: plainName(repository.licenceTag ?? '').trim() || null,
    languages: repository.languages,
  });
}
