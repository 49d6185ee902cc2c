/** Where the hub, the name of a file and its head say different things of a model. */
import type { GgufWord } from '../hub/model-info';
import type { GgufFacts } from './facts';
import type { GgufChoice } from './files';
import { partNamed } from './parts';
import { haveSameBits } from './quantisation';

interface Facts {
  readonly architecture: string;
  readonly quantisation: string;
  readonly contextTokens: number;
  readonly parameters: number;
  readonly parts: number;
}

/** A fact with what was said before the file, by the hub or its name, and by the file itself. */
export type Disagreement = {
  readonly [Fact in keyof Facts]: { readonly fact: Fact } & Words<Facts[Fact]>;
}[keyof Facts];

interface Words<Value> {
  readonly said: Value;
  readonly head: Value;
}

/** Files of one model differ in a few tensors: the words for its output may stand apart, or not. */
const sameParametersShare = 0.1;

/** What the head of a choice's first file says otherwise. The file is right: it is what would run. */
export function disagreements(
  hub: GgufWord,
  { path, quantisation }: Pick<GgufChoice, 'path' | 'quantisation'>,
  facts: GgufFacts,
): readonly Disagreement[] {
  const parts = { said: partNamed(path)?.count ?? 1, head: facts.part?.count ?? 1 };
  // The head of a part counts the part's own.
  const isWhole = parts.said === 1 && parts.head === 1;
  return [
    ...named('architecture', different(hub.architecture, facts.architecture)),
    // Mixtures go by names of their own: only their bits have to agree.
    ...named('quantisation', different(quantisation, facts.quantisation, haveSameBits)),
    ...named('contextTokens', different(hub.contextTokens, facts.contextTokens)),
    ...(isWhole ? named('parameters', different(hub.parameters, facts.parameters, areClose)) : []),
    ...named('parts', different(parts.said, parts.head)),
  ];
}

function named<const Fact, Value>(fact: Fact, words: Words<Value> | undefined) {
  return words ? [{ fact, ...words }] : [];
}

function different<Value>(
  said: Value | null,
  head: Value | null,
  isSame: (one: Value, other: Value) => boolean = Object.is,
): Words<Value> | undefined {
  return said === null || head === null || isSame(said, head) ? undefined : { said, head };
}

function areClose(one: number, other: number): boolean {
  return Math.abs(one - other) <= sameParametersShare * Math.max(one, other);
}
