import { transfer } from 'comlink';
import type { VerifiedFiles } from '../../core/store/verified-files';
import type { ModelRecord } from '../../core/store/kept-models';
import type { ModelRepository } from './model-repository';
import { readVerified } from './verified-reader';

/** A stored model for the other end of a message port; buffers are moved there, not copied. */
export function servedFiles(repository: ModelRepository, record: ModelRecord): VerifiedFiles {
  return {
    async read(path, onPart) {
      const file = record.files.find((candidate) => candidate.path === path);
      if (file === undefined) throw new Error(`${record.id} has no file ${path}`);
      const outcome = await readVerified(repository, record.id, file, onPart);
      return outcome.ok ? transfer(outcome, [outcome.value]) : outcome;
    },
  };
}
