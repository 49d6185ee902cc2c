import type { Model, WholeModel } from '../../../core/catalogue/model';
import { success, type Outcome } from '../../../core/outcome';
import type { PackFailure } from '../../../core/packs/failures';
import { identityOf, type Identity } from '../../../core/packs/identity';
import { filesText } from '../../../core/store/model-identity';
import type { ModelRepository } from '../model-repository';
import { sha256, utf8 } from './digest';

/** What a model from outside is here, beside the catalogue's models and those that are stored. */
export async function identify(
  repository: ModelRepository,
  model: WholeModel,
  catalogue: readonly Model[],
): Promise<Outcome<Identity, PackFailure>> {
  const kept = await repository.model(model.id);
  if (!kept.ok) return kept;
  const filesSha256 = await sha256(utf8(filesText(model.files.list)));
  return success(identityOf(model, { catalogue, kept: kept.value?.files, filesSha256 }));
}
