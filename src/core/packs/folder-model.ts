import { plainName } from '../bounds/name';
import { checked } from '../bounds/parsed';
import type { ModelFile } from '../catalogue/files';
import { usualTags, type ThinkingMarks } from '../catalogue/thinking-marks';
import { isWhole, ModelSchema, type Model, type WholeModel } from '../catalogue/model';
import { unknownFact, unknownLicence } from '../catalogue/unknown';
import { failed, success, type Outcome } from '../outcome';
import { mlcFiles } from '../store/mlc-files';
import type { PackFailure } from './failures';
import type { FolderConfig, KitManifest } from './folder-files';
import { provenance } from './standing';
import { homeFolder } from './manifest';
import { modelIdFor } from './model-id';

/** What a model that no catalogue knows says of itself. */
export interface FolderFacts {
  /** Name of its folder, or the id in its manifest. */
  readonly name: string;
  readonly config: FolderConfig;
  readonly manifest: KitManifest | null;
  /** Path of its library. */
  readonly library: string;
}

/**
 * The entry of a model from a folder: the catalogue's where that knows one of this id whose files these
 * can be, else what the folder tells. What is not known stays null or says that it is unknown.
 *
 * @param listed the catalogue's entry with the folder's id
 */
export function folderModel(
  facts: FolderFacts,
  files: readonly ModelFile[],
  listed: Model | undefined,
): Outcome<WholeModel, PackFailure> {
  const isTheirs = listed && provenance(files, facts.library, listed) !== 'another';
  const entry = isTheirs ? listed : unlisted(facts);
  const made = checked(ModelSchema, {
    ...entry,
    files: { kind: 'complete', folder: homeFolder(entry.id), list: files },
    library: { kind: 'file', path: facts.library },
  });
  if (made.ok && isWhole(made.value)) return success(made.value);
  const problem = made.ok ? 'no library' : made.failure;
  return failed({ kind: 'broken-file', file: mlcFiles.config, problem });
}

/** What a folder tells of its model, before its files are read. */
export type EntryFacts = Omit<Model, 'files' | 'library'>;

export function unlisted(facts: FolderFacts): EntryFacts {
  const { config, manifest } = facts;
  const quantisation = plainName(manifest?.quantisation ?? config.quantization ?? unknownFact);
  const contextTokens = config.context_window_size;
  const { temperature, top_p: topP } = config;
  const advises = temperature !== undefined && topP !== undefined;
  const { roles, role_empty_sep: sep } = config.conv_template ?? {};
  const thinking = marksOpenedBy(`${roles?.assistant ?? ''}${sep ?? ''}`);
  return {
    id: modelIdFor(facts.name),
    name: modelIdFor(facts.name),
    family: plainName(config.model_type ?? unknownFact),
    kind: manifest?.kind ?? 'chat',
    producer: unknownFact,
    origin: { countries: [], link: null },
    parameters: manifest?.parameters ?? null,
    quantisation,
    contextTokens,
    languages: null,
    licence: { spdx: unknownLicence, name: unknownFact, link: null, read: null },
    needs: {
      // MLC names a quantisation by the type of its arithmetic: q4f16_1.
      features: quantisation.includes('f16') ? ['shader-f16'] : [],
      largestBufferBytes: null,
      memoryBytes: null,
      contextTokens,
      kvBytesPerToken: null,
    },
    sampling: advises ? { temperature, topP } : null,
    twin: null,
    selfTest: null,
    ...(thinking && { thinking }),
  };
}

/**
 * The marks of a model whose chat template opens the thoughts, which it then only ends; undefined where the
 * template opens none.
 *
 * @param before what the template writes right before an answer
 */
function marksOpenedBy(before: string): ThinkingMarks | undefined {
  const tags = usualTags.find(({ open }) => before.trimEnd().endsWith(open));
  return tags && { ...tags, isOpened: true };
}
