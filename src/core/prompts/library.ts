import * as v from 'valibot';
import { portions } from '../bounds/portions';
import { growing } from '../growing';
import { failed, success, type Outcome } from '../outcome';
import type { LibraryFailure } from './failures';
import { PromptSchema, type Prompt } from './prompt';
import { canonicalLanguage } from '../bounds/language-tag';

/** A library is read in one go, on the page's own thread. */
export const libraryLimits = { bytes: 5_000_000, prompts: 5000 } as const;

const mostProblems = 5;

/** What every version of the format has. */
const AnyVersionSchema = v.object({
  format: v.literal('playground-prompts'),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

const LibrarySchema = growing({
  format: v.literal('playground-prompts'),
  version: v.literal(1),
  prompts: v.pipe(v.array(PromptSchema), v.maxLength(libraryLimits.prompts)),
});

/** The text of a file with these prompts. */
export function libraryText(prompts: readonly Prompt[]): string {
  const library: v.InferOutput<typeof LibrarySchema> = {
    format: 'playground-prompts',
    version: 1,
    prompts: [...prompts],
  };
  return `${JSON.stringify(library, null, 2)}\n`;
}

/** The texts of as many files as it takes for each of them to be taken back. */
export function libraryTexts(prompts: readonly Prompt[]): readonly string[] {
  const { prompts: items, bytes } = libraryLimits;
  return portions(prompts, libraryText, { items, bytes });
}

export function parseLibrary(text: string): Outcome<readonly Prompt[], LibraryFailure> {
  if (text.length > libraryLimits.bytes) {
    return failed({ kind: 'library-too-large', mostBytes: libraryLimits.bytes });
  }
  const hostile = new Set<string>();
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''), (key, value: unknown) => {
      if (key === '__proto__') hostile.add(key);
      return value;
    });
  } catch {
    return failed({ kind: 'library-not-json' });
  }
  const head = v.safeParse(AnyVersionSchema, content);
  if (!head.success) return failed({ kind: 'library-other-format' });
  const { version } = head.output;
  if (version !== 1) return failed({ kind: 'library-newer', version });
  // No file of a library has it, and what reads it carelessly would change every object.
  if (hostile.size > 0) return failed({ kind: 'library-broken', problems: [...hostile] });
  const library = v.safeParse(LibrarySchema, content);
  if (library.success) return success(library.output.prompts);
  const problems = library.issues.slice(0, mostProblems).map((issue) => {
    const path = v.getDotPath(issue);
    return path === null ? issue.message : `${path}: ${issue.message}`;
  });
  return failed({ kind: 'library-broken', problems });
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
