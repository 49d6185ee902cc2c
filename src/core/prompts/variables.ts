import { failed, success, type Outcome } from '../outcome';
import type { FilledPrompt, Prompt } from './prompt';
import type { FilledTooLong, FillFailure } from './failures';
import { promptLimits } from './limits';

/** A letter or `_`; then letters, digits, `_`, `-` and `.`, with single spaces within. */
const name = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_.\-]*(?: [\p{L}\p{M}\p{N}_.\-]+)*`;
const wholeName = new RegExp(`^${name}$`, 'u');
const mostNameCharacters = 60;

/**
 * A variable with the backslashes before it: each pair of them stands for one, and one that is left
 * over makes the variable plain text. Backslashes elsewhere stand for themselves. What begins in the
 * middle of them is not tried: a long row of them would take its length squared.
 */
const variable = new RegExp(String.raw`(?<!\\)(\\*)(\{\{ *(${name}) *\}\})`, 'gu');

/** What a name in a text or a table's header means; undefined where it cannot be one. */
export function variableName(text: string): string | undefined {
  const trimmed = text.trim().normalize('NFC');
  return trimmed.length <= mostNameCharacters && wholeName.test(trimmed) ? trimmed : undefined;
}

/** The names of a text's variables, each once, in the order of their first use. */
export function variablesOf(text: string): string[] {
  const names = new Set<string>();
  replaced(text, (found, source) => {
    names.add(found);
    return source;
  });
  return [...names];
}

/** Fills the variables in, each place once: what stands in a value is not looked at again. */
export function fillText(
  text: string,
  values: ReadonlyMap<string, string>,
): Outcome<string, FillFailure> {
  const names = variablesOf(text).filter((needed) => !values.has(needed));
  if (names.length > 0) return failed({ kind: 'missing-values', names });
  const tooLong = tooLongWith(text, values);
  return tooLong ? failed(tooLong) : success(replaced(text, (found) => values.get(found) ?? ''));
}

/** Counts before anything is put in: a text of many places and a long value would be more than a browser can hold. */
function tooLongWith(text: string, values: ReadonlyMap<string, string>): FilledTooLong | undefined {
  const mostCharacters = promptLimits.textCharacters;
  const taken = new Map<string, number>();
  let { length: characters } = replaced(text, (found) => {
    taken.set(found, (taken.get(found) ?? 0) + (values.get(found)?.length ?? 0));
    return '';
  });
  for (const count of taken.values()) characters += count;
  const [longest] = [...taken].toSorted(([, one], [, other]) => other - one);
  if (characters <= mostCharacters || !longest) return undefined;
  return { kind: 'filled-too-long', name: longest[0], characters, mostCharacters };
}

export function fillPrompt(
  prompt: Prompt,
  values: ReadonlyMap<string, string>,
): Outcome<FilledPrompt, FillFailure> {
  const text = fillText(prompt.text, values);
  if (!text.ok) return text;
  const { id, tags, responseSchema } = prompt;
  return success({ text: text.value, promptId: id, tags, responseSchema });
}

/** The text written so that filling it gives it back as it is. */
export function escapeVariables(text: string): string {
  return text.replace(variable, (whole, backslashes: string, source: string, found: string) =>
    variableName(found) === undefined ? whole : `${backslashes}${backslashes}\\${source}`,
  );
}

function replaced(text: string, value: (name: string, source: string) => string): string {
  return text.replace(variable, (whole, backslashes: string, source: string, found: string) => {
    const named = variableName(found);
    if (named === undefined) return whole;
    const kept = '\\'.repeat(Math.floor(backslashes.length / 2));
    return kept + (backslashes.length % 2 === 1 ? source : value(named, source));
  });
}
