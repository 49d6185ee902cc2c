import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { disagreements } from './disagreement';
import type { GgufFacts } from './facts';
import { parseGguf } from './head';

const bytes = new Uint8Array(readFileSync('tools/glassbox/glassbox-v1.gguf'));

const facts = (change: Partial<GgufFacts> = {}): GgufFacts => {
  const read = parseGguf(bytes, bytes.byteLength);
  if (!read.ok) throw new Error('not read');
  return { ...read.value, ...change };
};

const hub = { architecture: 'llama', contextTokens: 512, parameters: 3_000_000 };
const choice = { path: 'glassbox-UD-Q8_K_XL.gguf', quantisation: 'UD-Q8_K_XL' };
const unknown = { architecture: null, contextTokens: null, parameters: null };

test('a hub and a name that agree with the file are not told', () => {
  expect(disagreements(hub, choice, facts())).toEqual([]);
});

test('what nobody has said is no disagreement', () => {
  expect(disagreements(unknown, { ...choice, quantisation: null }, facts())).toEqual([]);
  const silent = facts({ architecture: null, contextTokens: null, parameters: null });
  expect(disagreements(hub, choice, { ...silent, quantisation: null })).toEqual([]);
});

test('what the file says otherwise is told, fact by fact', () => {
  const other = { architecture: 'qwen3', contextTokens: 4096, parameters: 600_000_000 };
  expect(disagreements(other, { ...choice, quantisation: 'Q4_K_M' }, facts())).toEqual([
    { fact: 'architecture', said: 'qwen3', head: 'llama' },
    { fact: 'quantisation', said: 'Q4_K_M', head: 'Q8_0' },
    { fact: 'contextTokens', said: 4096, head: 512 },
    { fact: 'parameters', said: 600_000_000, head: 3_084_704 },
  ]);
});

test('a file that is a part though its name says whole is told, and the parameters of a part are its own', () => {
  const part = facts({ part: { number: 2, count: 3 } });
  expect(disagreements({ ...hub, parameters: 9e9 }, choice, part)).toEqual([
    { fact: 'parts', said: 1, head: 3 },
  ]);
});
