import * as v from 'valibot';
import { parseJson } from '../bounds/json';
import { Day } from '../bounds/moment';
import { plainName } from '../bounds/name';
import type { ModelFile } from '../catalogue/files';
import { modelSchema, isWhole, type WholeModel } from '../catalogue/model';
import { leftOut } from '../left-out';
import { failed, success, type Outcome } from '../outcome';
import type { ModelSource } from '../store/model-store';
import type { PackFailure } from './failures';
import { mostLicenceBytes, mostPartBytes, packFormat, packVersion } from './format';

/**
 * What a pack says of itself. Written and read in one form alone (`manifestText`), so that nothing
 * can stand in it that the reader does not see: no key twice, none that is unknown, no other spacing.
 */
export interface PackManifest {
  readonly format: typeof packFormat;
  readonly version: typeof packVersion;
  /** What the model is, with every file, its parts and hashes; a pack has no folder to fetch from. */
  readonly model: WholeModel;
  /** Paths of the model's files that are licence texts; they come first in the pack. */
  readonly licences: readonly string[];
  readonly made: {
    /** The program that wrote the pack. */
    readonly by: string;
    /** ISO 8601 date. */
    readonly on: string;
  };
  /** Where whoever wrote the pack had the model from. */
  readonly origin: ModelSource;
  /** Whether a signature follows the manifest. */
  readonly signed: boolean;
}

const Head = v.object({ format: v.literal(packFormat), version: v.number() });

const ManifestSchema = v.strictObject({
  format: v.literal(packFormat),
  version: v.literal(packVersion),
  model: v.looseObject({ files: v.strictObject({ kind: v.literal('complete'), list: v.any() }) }),
  licences: v.array(v.string()),
  made: v.strictObject({
    by: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
    on: Day,
  }),
  origin: v.picklist(['site', 'host', 'pack', 'folder']),
  signed: v.boolean(),
});

/** What later catalogues say of a model besides goes into no pack: this version could not read it again. */
const PackModelSchema = modelSchema(v.object);

/** The folder that a model from outside is given: the one that this site would have for its id. */
export function homeFolder(modelId: string): string {
  return `models/${modelId}/`;
}

/** The manifest as it stands in a pack; a model that no pack can hold is refused. */
export function manifestText(manifest: PackManifest): Outcome<string, PackFailure> {
  const broken = (problems: readonly string[]) =>
    failed({ kind: 'broken-manifest', problems } as const);
  // What was noted when a model came may have its keys in another order than the schema.
  const model = v.safeParse(PackModelSchema, manifest.model);
  if (!model.success) return broken(model.issues.slice(0, 5).map(problemLine));
  if (!isWhole(model.output)) return broken(['model.library: not a file of the model']);
  const problems = contentProblems(manifest);
  if (problems.length > 0) return broken(problems);
  return success(form({ ...manifest, model: model.output }));
}

/** Reads a manifest that may come from anybody. */
export function parseManifest(text: string): Outcome<PackManifest, PackFailure> {
  const broken = (...problems: string[]): Outcome<never, PackFailure> =>
    failed({ kind: 'broken-manifest', problems });
  const read = parseJson(text);
  if (!read.ok) return broken(read.failure.kind);
  const document = read.value;
  const head = v.safeParse(Head, document);
  if (!head.success) return failed({ kind: 'not-a-pack', found: 'archive' });
  if (head.output.version !== packVersion) {
    return failed({ kind: 'pack-version', version: head.output.version });
  }
  const outer = v.safeParse(ManifestSchema, document);
  if (!outer.success) return broken(...outer.issues.slice(0, 5).map(problemLine));
  const { model: entry, ...rest } = outer.output;
  const folder = homeFolder(String(entry['id']));
  const whole = {
    ...entry,
    files: { kind: 'complete', folder, list: entry.files.list as unknown },
  };
  const model = v.safeParse(PackModelSchema, whole);
  if (!model.success) return broken(...model.issues.slice(0, 5).map(problemLine));
  const unknown = leftOut(whole, model.output).slice(0, 5);
  if (unknown.length > 0)
    return broken(...unknown.map((place) => `model.${place}: not known here`));
  if (!isWhole(model.output)) return broken('model.library: not a file of the model');
  const manifest: PackManifest = { ...rest, model: model.output };
  const problems = contentProblems(manifest);
  if (problems.length > 0) return broken(...problems);
  return form(manifest) === text ? success(manifest) : broken('not in the form of this format');
}

/** The one form: keys in the schema's order, two spaces, a line feed at the end. */
function form({ format, version, model, licences, made, origin, signed }: PackManifest): string {
  const { kind, list } = model.files;
  const entry = { ...model, files: { kind, list } };
  const ordered = { format, version, model: entry, licences, made, origin, signed };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

/** What a schema cannot see: things that contradict each other, or that are too large. */
function contentProblems({ model, licences, made }: PackManifest): string[] {
  const { list } = model.files;
  const labels = [
    ...[model.name, model.family, model.producer, model.quantisation],
    ...[model.licence.spdx, model.licence.name, made.by],
  ];
  const spoilt = labels.some((label) => plainName(label) !== label)
    ? ['model: a name has characters that change how the text around it is shown']
    : [];
  // It becomes a name in objects, which have some of their own.
  const taken = model.id in {} ? ['model.id: not a model id'] : [];
  return [...taken, ...spoilt, ...listProblems(list), ...licenceProblems(list, licences)].slice(
    0,
    5,
  );
}

/** What a schema cannot see of a list of files, from outside: what contradicts itself or is too large. */
export function listProblems(list: readonly ModelFile[]): string[] {
  const problems: string[] = [];
  if (new Set(list.map(({ path }) => path)).size < list.length) {
    problems.push('model.files.list: two files have the same path');
  }
  const sizes = new Map<string, number>();
  for (const file of list) {
    const [only, ...others] = file.parts;
    if (only && others.length === 0 && only.sha256 !== file.sha256) {
      problems.push(`${file.path}: its hash is not that of its only part`);
    }
    for (const { sha256, sizeBytes } of file.parts) {
      if (sizeBytes > mostPartBytes) problems.push(`${file.path}: a part of ${sizeBytes} bytes`);
      if ((sizes.get(sha256) ?? sizeBytes) !== sizeBytes) {
        problems.push(`${file.path}: one hash with two sizes`);
      }
      sizes.set(sha256, sizeBytes);
    }
  }
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  if (!Number.isSafeInteger(total)) problems.push('model.files.list: too large to be counted');
  return problems;
}

function licenceProblems(list: readonly ModelFile[], licences: readonly string[]): string[] {
  const twice = new Set(licences).size < licences.length;
  const unfit = licences.filter((path) => {
    const file = list.find((candidate) => candidate.path === path);
    return file?.parts.length !== 1 || file.sizeBytes > mostLicenceBytes;
  });
  return [
    ...(twice ? ['licences: a path stands there twice'] : []),
    ...unfit.map((path) => `licences: ${path.slice(0, 100)} is no small file of the model`),
  ];
}

function problemLine(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? '/'}: ${issue.message}`.slice(0, 300);
}
