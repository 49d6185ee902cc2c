import * as v from 'valibot';
import { growing, unknownAmong, type Reading } from '../growing';
import { failed, success, type Outcome } from '../outcome';
import { filesKinds, libraryKinds, modelKinds, modelSchema, type Model } from './model';

/** A host name, or one with `*.` before it for all below it, with a port where it has one. */
const HostName = v.pipe(v.string(), v.regex(/^(?:\*\.)?[a-z0-9.-]+(?::\d+)?$/, 'not a host'));

/** A host other than the site's own that models come from. */
const hostSchema = (object: Reading) =>
  object({
    host: HostName,
    /** Hosts that it sends large files to: a browser's policy has to name every hop. */
    redirectsTo: v.array(HostName),
  });

export const catalogueSchema = (object: Reading) =>
  object({
    /** In the built site: those that its policy lets the store worker reach. */
    hosts: v.array(hostSchema(object)),
    models: v.pipe(
      v.array(modelSchema(object)),
      v.minLength(1),
      v.check(
        (models) => new Set(models.map((model) => model.id)).size === models.length,
        'two models have the same id',
      ),
    ),
  });

const CatalogueSchema = catalogueSchema(growing);

export type Host = v.InferOutput<ReturnType<typeof hostSchema>>;

/** `problems` holds one line per violation: where in the document, and what is wrong there. */
export interface CatalogueFailure {
  readonly kind: 'broken-catalogue';
  readonly problems: readonly string[];
}

/** The models that this site offers, in the order in which they are shown. */
export interface Catalogue {
  readonly hosts: readonly Host[];
  readonly models: readonly Model[];
}

/** What a page can offer of a catalogue that may be of a later version than the page. */
export interface Offer extends Catalogue {
  /** Number of models that are not among `models`: those of kinds that this version does not know. */
  readonly leftOut: number;
}

/** Reads `models.json`, every entry of it. `text` may come from anywhere: nothing of it is trusted. */
export function parseCatalogue(text: string): Outcome<Catalogue, CatalogueFailure> {
  const document = parseJson(text);
  return document.ok ? checked(document.value) : document;
}

const EntriesSchema = v.looseObject({ models: v.array(v.unknown()) });
const otherKind = (known: readonly string[]) => v.looseObject({ kind: unknownAmong(known) });
const OfOtherKindSchema = v.union([
  otherKind(modelKinds),
  v.looseObject({ files: otherKind(filesKinds) }),
  v.looseObject({ library: otherKind(libraryKinds) }),
]);

/**
 * Reads `models.json` for the page: a model of a kind that this version does not know, or with files or a
 * library of such a kind, hides no others.
 */
export function parseOffer(text: string): Outcome<Offer, CatalogueFailure> {
  const document = parseJson(text);
  if (!document.ok) return document;
  const entries = v.safeParse(EntriesSchema, document.value);
  const listed = entries.success ? entries.output.models : [];
  const models = listed.filter((entry) => !v.is(OfOtherKindSchema, entry));
  const catalogue = checked(entries.success ? { ...entries.output, models } : document.value);
  return catalogue.ok
    ? success({ ...catalogue.value, leftOut: listed.length - models.length })
    : catalogue;
}

function parseJson(text: string): Outcome<unknown, CatalogueFailure> {
  try {
    return success<unknown>(JSON.parse(text));
  } catch (error) {
    return failed({ kind: 'broken-catalogue', problems: [String(error)] });
  }
}

function checked(document: unknown): Outcome<Catalogue, CatalogueFailure> {
  const result = v.safeParse(CatalogueSchema, document);
  if (result.success) return success(result.output);
  const problems = result.issues.map((issue) => `${v.getDotPath(issue) ?? '/'}: ${issue.message}`);
  return failed({ kind: 'broken-catalogue', problems });
}
