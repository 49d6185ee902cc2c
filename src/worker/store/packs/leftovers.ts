import type { ModelRepository } from '../model-repository';
import { importedModelId, importRecordId } from './import-record';

/**
 * Removes what imports have left that were cut off, by a crash or with their tab. An import holds its
 * model's lock and takes its note away before it lets go: a note that is there while the lock is free
 * is nobody's any more. While another tab holds the lock, this waits.
 *
 * @param lockOf name of a model's download lock
 */
export async function removeLeftovers(
  repository: ModelRepository,
  lockOf: (modelId: string) => string,
): Promise<void> {
  const noted = await repository.connection.use((database) => database.getAllKeys('downloads'));
  if (!noted.ok) return;
  const models = noted.value.flatMap((id) => importedModelId(id) ?? []);
  await Promise.all(
    models.map((modelId) =>
      navigator.locks.request(lockOf(modelId), () => repository.discard(importRecordId(modelId))),
    ),
  );
}
