import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../build/catalogue-source';
import { superseded } from './facts/superseded.mjs';
import { decisionOn, rules, stemOf } from './rules.mjs';
import { sources } from './sources.mjs';
import { records } from './webllm-list.mjs';

const decisions = records.map((record) => {
  const decision = decisionOn(record);
  const words = decision === undefined ? 'undecided' : decision.taken ? 'taken' : decision.reason;
  return [record.model_id, words, decision] as const;
});

// With `--reporter verbose` it prints all entries, each with what is decided and why.
describe("WebLLM's list:", () => {
  test.each(decisions)('%s: %s', (_id, _words, decision) => {
    expect(decision).toBeDefined();
  });

  test('the catalogue has the entries that are taken, and no others', () => {
    const taken = decisions.filter(([, , decision]) => decision?.taken).map(([id]) => id);
    const { models } = readCatalogue();
    const remote = models.filter(({ files }) => files.kind === 'discovered').map(({ id }) => id);
    expect(remote.toSorted()).toEqual(taken.toSorted());
  });

  test('an entry that no rule covers and that there are no facts of is decided by nobody', () => {
    const [first] = records;
    if (!first) throw new Error('the list is empty');
    expect(decisionOn({ ...first, model_id: 'Qwen9-1B-q4f16_1-MLC' })).toBeUndefined();
  });
});

describe('the rules', () => {
  test('cover an entry each', () => {
    const idle = rules.filter(({ covers }) => !records.some((record) => covers(record)));
    expect(idle.map(({ reason }) => reason)).toEqual([]);
  });

  test('leave out no model that there are facts of, but for its shorter contexts', () => {
    const left = decisions.filter(([, , decision]) => decision?.taken === false);
    const ids = left.map(([id]) => id).filter((id) => !id.endsWith('-1k'));
    const stems = new Set(sources.map(({ stem }) => stem));
    const known = records.filter((record) => stems.has(stemOf(record)));
    expect(known.filter(({ model_id: id }) => ids.includes(id))).toEqual([]);
  });

  test('name newer models that are taken, and older ones that are listed', () => {
    const names = new Set(sources.map(({ name }) => name));
    expect(Object.values(superseded).filter((name) => !names.has(name))).toEqual([]);
    const stems = new Set(records.map(stemOf));
    expect(Object.keys(superseded).filter((stem) => !stems.has(stem))).toEqual([]);
  });
});
