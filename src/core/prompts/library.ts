import * as v from 'valibot';
import { finished } from '../bounds/finished';
import { readJson } from '../bounds/json';
import { portions } from '../bounds/portions';
import { within } from '../bounds/share';
import { failed, success, type Outcome } from '../outcome';
import type { LibraryFailure } from './failures';
import { PromptSchema, type Prompt } from './prompt';
import { canonicalLanguage } from '../bounds/language-tag';

/** What a file of a library may be at the most. */
export const libraryLimits = { bytes: 5_000_000, prompts: 5000 } as const;

const mostProblems = 5;

/** Prompts between two stops. */
const promptsPerStop = 20;

/** What every version of the format has. */
const AnyVersionSchema = v.object({
  format: v.literal('playground-prompts'),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

const LibrarySchema = v.looseObject({
  format: v.literal('playground-prompts'),
  version: v.literal(1),
  prompts: v.pipe(v.array(v.unknown()), v.maxLength(libraryLimits.prompts)),
});

/** The text of a file with these prompts. */
export function libraryText(prompts: readonly Prompt[]): string {
  const library = { format: 'playground-prompts', version: 1, prompts };
  return `${JSON.stringify(library, null, 2)}\n`;
}

/** The texts of as many files as it takes for each of them to be taken back. */
export function libraryTexts(prompts: readonly Prompt[]): readonly string[] {
  const { prompts: items, bytes } = libraryLimits;
  return portions(prompts, libraryText, { items, bytes }).map(({ text }) => text);
}

/**
 * The prompts of a file, or why none are taken. It stops every few prompts, so that a large file need not
 * keep the page from being drawn, and tells how far it is, from 0 to 1.
 */
export function* readLibrary(text: string): Generator<number, LibraryRead> {
  if (text.length > libraryLimits.bytes) {
    return failed({ kind: 'library-too-large', mostBytes: libraryLimits.bytes });
  }
  const read = yield* within(0, 0.5, readJson(text.replace(/^\uFEFF/, '')));
  if (!read.ok) {
    const { kind } = read.failure;
    if (kind === 'not-json') return failed({ kind: 'library-not-json' });
    return failed({ kind: 'library-broken', problems: [kind] });
  }
  const head = v.safeParse(AnyVersionSchema, read.value);
  if (!head.success) return failed({ kind: 'library-other-format' });
  const { version } = head.output;
  if (version !== 1) return failed({ kind: 'library-newer', version });
  const library = v.safeParse(LibrarySchema, read.value);
  if (!library.success) return broken(library.issues.map((issue) => problemOf(issue)));
  return yield* within(0.5, 1, checkedPrompts(library.output.prompts));
}

/** All of a file in one go: for what is small. */
export function parseLibrary(text: string): LibraryRead {
  return finished(readLibrary(text));
}

type LibraryRead = Outcome<readonly Prompt[], LibraryFailure>;

function* checkedPrompts(candidates: readonly unknown[]): Generator<number, LibraryRead> {
  const prompts: Prompt[] = [];
  const problems: string[] = [];
  for (const [index, candidate] of candidates.entries()) {
    if (index % promptsPerStop === 0) yield index / candidates.length;
    const prompt = v.safeParse(PromptSchema, candidate);
    if (prompt.success) prompts.push(prompt.output);
    else problems.push(...prompt.issues.map((issue) => problemOf(issue, `prompts.${index}`)));
    if (problems.length >= mostProblems) break;
  }
  return problems.length === 0 ? success(prompts) : broken(problems);
}

function broken(problems: readonly string[]): LibraryRead {
  return failed({ kind: 'library-broken', problems: problems.slice(0, mostProblems) });
}

function problemOf(issue: v.BaseIssue<unknown>, place?: string): string {
  const path = [place, v.getDotPath(issue)].filter((part) => part != null).join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}

/** Earlier versions took and wrote languages that are none, as `en-1`: those are left out. */
function inKnownLanguage(prompt: Prompt): Prompt {
  const { language } = prompt;
  return { ...prompt, language: language === null ? null : (canonicalLanguage(language) ?? null) };
}

/** What an import brings. */
export interface Merge {
  /** To be kept. */
  readonly added: readonly Prompt[];
  /** How many of those got an id of their own, since another prompt has theirs. */
  readonly renamed: number;
  /** How many were here before, word for word. */
  readonly alreadyHere: number;
  /** How many of what is to be kept had a language that is none, which was left out. */
  readonly languagesLeftOut: number;
}

/**
 * Joins prompts from outside with those that are here. One that is here word for word is not taken
 * again, whatever its id; one whose id belongs to another text is taken under a new id, so that both
 * stay. Nothing that is here is ever changed, and taking the same prompts again adds nothing.
 *
 * @param taken ids of what is here and cannot be read
 */
export function merge(
  here: readonly Prompt[],
  arriving: readonly Prompt[],
  newId: () => string,
  taken: readonly string[] = [],
): Merge {
  const contents = new Set(here.map(contentOf));
  const ids = new Set([...here.map(({ id }) => id), ...taken]);
  const added: Prompt[] = [];
  let renamed = 0;
  let languagesLeftOut = 0;
  for (const arrived of arriving) {
    const prompt = inKnownLanguage(arrived);
    const content = contentOf(prompt);
    if (contents.has(content)) continue;
    contents.add(content);
    const id = ids.has(prompt.id) ? newId() : prompt.id;
    if (id !== prompt.id) renamed += 1;
    if (prompt.language === null && arrived.language !== null) languagesLeftOut += 1;
    ids.add(id);
    added.push({ ...prompt, id });
  }
  return { added, renamed, alreadyHere: arriving.length - added.length, languagesLeftOut };
}

/** All but the id. What an earlier version kept may have its language in another form. */
function contentOf(prompt: Prompt): string {
  const { role, title, text, tags, language, responseSchema } = inKnownLanguage(prompt);
  return JSON.stringify([role, title, text, tags, language, responseSchema]);
}
