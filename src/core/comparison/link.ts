import * as v from 'valibot';
import { Name, plainName } from '../bounds/name';
import { leftOut } from '../left-out';
import { failed, success, type Outcome } from '../outcome';
import { parseSchema } from '../prompts/schema';
import { fromBase64Url, toBase64Url } from './base64url';
import { RunConfigSchema } from './run-config';
import type { LinkFailure, LinkTooLong } from './failures';
import { linkDigits } from './link-digits';
import { linkBeginning } from './link-form';
import { ColumnSettingsSchema, mostColumns } from './workspace';

/**
 * Characters of a fragment. Browsers take far more (Chromium 2 MB, Safari 80 000); what cuts long
 * addresses is what they are sent with.
 */
export const mostLinkCharacters = 8000;

/** Characters of a fragment that is read: what carries a link may have escaped each of its own. */
const mostFragmentCharacters = 4 * mostLinkCharacters;

/** From here on some messengers cut a message. */
export const longLinkCharacters = 2000;

/** How many mistakes, or fields that are left out, are named at most. */
const mostNamed = 5;
const mostNameCharacters = 100;

/** What of the run config makes another person's run like one's own; seeds of draws and counters stay. */
export const sharedRunConfigNames = [
  'schedule',
  'order',
  'sameSeed',
  'sameSampling',
  'fresh',
  'warmUp',
  'blind',
  'maxSeconds',
] as const;

/** Fields that are not known here are left out, and told: what is not shown is not taken from a stranger. */
const SharedRunConfigSchema = v.object(v.pick(RunConfigSchema, sharedRunConfigNames).entries);

const responseSchema = v.pipe(
  v.string(),
  v.check((text) => parseSchema(text).ok, 'no JSON schema that can be used'),
);

const SharedColumnSchema = v.object({
  modelId: v.pipe(Name, v.minLength(1), v.maxLength(200)),
  settings: v.object(ColumnSettingsSchema.entries),
});

const SharedSchema = v.object({
  version: v.literal(1),
  /** Empty where settings alone are handed on. */
  prompt: v.string(),
  /** A JSON schema that answers have to fit; null for free text. */
  responseSchema: v.nullable(responseSchema),
  columns: v.pipe(v.array(SharedColumnSchema), v.minLength(1), v.maxLength(mostColumns)),
  controls: SharedRunConfigSchema,
});

const AnyVersionSchema = v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) });

export type SharedRunConfig = v.InferOutput<typeof SharedRunConfigSchema>;

/** What a link brings: what is asked of which columns, and how. No answers. */
export type SharedComparison = Omit<v.InferOutput<typeof SharedSchema>, 'version'>;

/** A link that was read. */
export interface ReadLink {
  readonly shared: SharedComparison;
  /** Places of fields that this version does not know (`columns.0.settings.minP`), the first few. */
  readonly leftOut: readonly string[];
}

/** What stands behind the `#` of a link that brings this. */
export function linkFragment(shared: SharedComparison): Outcome<string, LinkTooLong> {
  const { prompt, responseSchema: schema, columns } = shared;
  const controls = v.parse(SharedRunConfigSchema, shared.controls);
  const content: v.InferOutput<typeof SharedSchema> = {
    version: 1,
    prompt,
    responseSchema: schema,
    columns: columns.map(({ modelId, settings }) => ({ modelId, settings })),
    controls,
  };
  const fragment = linkBeginning + toBase64Url(JSON.stringify(content));
  return fragment.length > mostLinkCharacters
    ? failed(tooLong(fragment.length))
    : success(fragment);
}

/** Reads the fragment of a link. Anyone can have made it: it is shown before anything is done with it. */
export function parseLink(fragment: string): Outcome<ReadLink, LinkFailure> {
  if (fragment.length > mostFragmentCharacters) return failed(tooLong(fragment.length));
  const digits = linkDigits(fragment);
  const [longest] = digits;
  if (longest === undefined) return failed({ kind: 'link-empty' });
  const characters = linkBeginning.length + longest.length;
  if (characters > mostLinkCharacters) return failed(tooLong(characters));
  const content = digits.map(contentOf).find((found) => found !== undefined);
  if (content === undefined) return failed({ kind: 'link-garbled' });
  const head = v.safeParse(AnyVersionSchema, content);
  if (head.success && head.output.version !== 1) {
    return failed({ kind: 'link-newer', version: head.output.version });
  }
  const parsed = v.safeParse(SharedSchema, content);
  if (parsed.success) {
    const { version: _, ...shared } = parsed.output;
    return success({ shared, leftOut: named(leftOut(content, parsed.output)) });
  }
  const problems = parsed.issues.map((issue) => {
    const path = v.getDotPath(issue);
    return path === null ? issue.message : `${path}: ${issue.message}`;
  });
  return failed({ kind: 'link-broken', problems: named(problems) });
}

/** The first few, each in a line of text: whoever made the link has named them. */
function named(places: readonly string[]): string[] {
  return places.slice(0, mostNamed).map((place) => plainName(place.slice(0, mostNameCharacters)));
}

/** The JSON value that the digits write; undefined where they write none. */
function contentOf(digits: string): unknown {
  try {
    return JSON.parse(fromBase64Url(digits) ?? '');
  } catch {
    return undefined;
  }
}

function tooLong(characters: number): LinkTooLong {
  return { kind: 'link-too-long', characters, mostCharacters: mostLinkCharacters };
}
