import * as v from 'valibot';
import { growing } from '../growing';
import { failed, success, type Outcome } from '../outcome';
import { ModelFileSchema, PathSchema, type ModelFile } from './files';
import type { Catalogue } from './catalogue';
import type { Model } from './model';

const MirroredSchema = v.pipe(
  growing({
    id: v.string(),
    /** In loading order. */
    files: v.pipe(v.array(ModelFileSchema), v.minLength(1)),
    library: PathSchema,
  }),
  v.check(
    ({ files, library }) => files.some(({ path }) => path === library),
    'the library is not among the files',
  ),
);

/** What a mirror has: models in folders named as they are, every file with its hashes. */
const MirrorSchema = growing({ format: v.literal(1), models: v.array(MirroredSchema) });

export type Mirror = v.InferOutput<typeof MirrorSchema>;

/** Reads a mirror's `mirror.json`; the failure is what is wrong with it, a line each. */
export function parseMirror(text: string): Outcome<Mirror, readonly string[]> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return failed([String(error)]);
  }
  const result = v.safeParse(MirrorSchema, document);
  if (result.success) return success(result.output);
  return failed(result.issues.map((issue) => `${v.getDotPath(issue) ?? '/'}: ${issue.message}`));
}

/**
 * Models that the mirror has with other files than the catalogue: under their names they would be
 * others. By their ids; a model whose hashes the catalogue does not have is taken for what it is called.
 */
export function strangers(catalogue: Catalogue, mirror: Mirror): readonly string[] {
  const named = (files: readonly ModelFile[]): string =>
    files
      .map(({ path, sha256 }) => `${sha256} ${path}`)
      .toSorted()
      .join('\n');
  return mirror.models.flatMap(({ id, files }) => {
    const listed = catalogue.models.find((model) => model.id === id);
    if (listed?.files.kind !== 'complete') return [];
    return named(listed.files.list) === named(files) ? [] : [id];
  });
}

/**
 * The catalogue in which the models that the mirror has come from there.
 *
 * @param base address of the mirror's folder: absolute, or relative to the site
 */
export function withMirror(catalogue: Catalogue, mirror: Mirror, base: string): Catalogue {
  const folder = base.endsWith('/') ? base : `${base}/`;
  const models = catalogue.models.map((model): Model => {
    const mirrored = mirror.models.find(({ id }) => id === model.id);
    if (!mirrored) return model;
    return {
      ...model,
      files: { kind: 'complete', folder: `${folder}${model.id}/`, list: mirrored.files },
      library: { kind: 'file', path: mirrored.library },
    };
  });
  return { ...catalogue, models };
}
