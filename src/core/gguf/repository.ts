import type { HubContents, HubRepository } from '../store/hub-repository';

/** A repository of GGUF files. */
export type GgufRepository = HubRepository & {
  readonly contents: Extract<HubContents, { kind: 'gguf' }>;
};

export function isGguf(repository: HubRepository): repository is GgufRepository {
  return repository.contents.kind === 'gguf';
}
