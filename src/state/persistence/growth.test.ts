/** Files of every version so far, in tests/golden/: they are never changed, only added to. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddedEntries } from '../../core/added/entry';
import { finished } from '../../core/bounds/finished';
import { readScreen, screenText } from '../../core/comparison/screen-file';
import { parseCatalogue } from '../../core/catalogue/catalogue';
import { parseMirror } from '../../core/catalogue/mirror';
import { toBase64Url } from '../../core/comparison/base64url';
import { parseWorkspace } from '../../core/comparison/kept-workspace';
import { parseLearntTimes, withTimed } from '../../core/comparison/learnt-times';
import { parseLink } from '../../core/comparison/link';
import { choiceText, parseChoice } from '../../core/consent/host-choice';
import { parseBudget } from '../../core/device/budget';
import { parseContextTokens } from '../../core/device/choices';
import { parseSelfTestResults } from '../../core/engine/self-test-results';
import { allowedText, parseAllowed } from '../../core/packs/allowed-libraries';
import { libraryText, merge as mergePrompts, parseLibrary } from '../../core/prompts/library';
import { parseKept } from '../../core/prompts/prompt-store';
import { merge as mergeVotes } from '../../core/rating/merge';
import { votesOfCsv, votesToCsv } from '../../core/rating/vote-csv';
import { votesOfJson, votesToJson } from '../../core/rating/vote-json';
import { keptRun } from '../../core/records/kept-runs';
import { runsOf, runsToJson } from '../../core/records/run-file';
import { cellsOf } from '../../core/records/run';
import { laterDefaults } from '../../core/settings/later-defaults';
import { inventoryOf, parseInventory, type Counts } from '../../core/store/inventory';
import { Comparison } from '../compare/comparison.svelte';
import { comparisonPorts } from '../compare/fake-ports';
import { enginePool } from '../fake-engine-pool';
import { PromptSheet } from '../prompts/prompt-sheet.svelte';

type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject {
  [name: string]: Json;
  later?: Json;
}

function parsed(text: string): Json {
  return JSON.parse(text) as Json;
}

/** A file, in which settings that came later stand at their defaults; `later-setting.test.ts` reads it without them. */
function golden(name: string): Json {
  const text = readFileSync(`tests/golden/${name}.json`, 'utf8');
  const later = [...laterDefaults].map(([setting, value]) => `"${setting}":${value},`).join('');
  return parsed(text.replaceAll('"temperature":', `${later}"temperature":`));
}

/** What is kept of a workspace once the page has opened it and saved it again. */
function savedAgain(kept: Json): unknown {
  const read = parseWorkspace(kept, 1);
  if (!read?.isWhole) return undefined;
  return new Comparison(comparisonPorts(enginePool()), read.workspace).record;
}

const noVotes = { votes: [], setAside: [] };

function runsAgain(content: Json): unknown {
  const runs = finished(runsOf(JSON.stringify(content)));
  if (!runs.ok) return runs.failure;
  const kept = runs.value.runs.flatMap(({ cells, ...head }) => {
    const records = cells.map((cell) => ({ ...cell, runId: head.id }));
    return keptRun(structuredClone({ ...head, orderMs: 1 }), structuredClone(records)) ?? [];
  });
  const again = parsed(runsToJson(kept, '2026-11-21T10:00:00.000Z', noVotes)) as JsonObject;
  // Files of now have the votes beside the runs.
  const { ballots: _, setAside: __, ...file } = again;
  return file;
}

/** What stands in each file once it was read, kept and written again. */
const writtenAgain: Readonly<Record<string, (content: Json) => unknown>> = {
  'workspace-1': savedAgain,
  'workspace-2': savedAgain,
  'workspace-3': savedAgain,
  'workspace-4': savedAgain,
  'workspace-5': savedAgain,
  'runs-1': runsAgain,
  'runs-2': runsAgain,
  'ballots-1': (content) => {
    const votes = finished(votesOfJson(JSON.stringify(content)));
    if (!votes.ok) return votes.failure;
    return parsed(votesToJson(finished(mergeVotes(noVotes, votes.value))));
  },
  'screen-1': (content) => {
    const screen = finished(readScreen(JSON.stringify(content), 1));
    return screen.ok ? parsed(screenText(screen.value)) : screen.failure;
  },
  'catalogue-1': (content) => {
    const catalogue = parseCatalogue(JSON.stringify(content));
    return catalogue.ok ? catalogue.value : catalogue.failure;
  },
  'mirror-1': (content) => {
    const mirror = parseMirror(JSON.stringify(content));
    return mirror.ok ? mirror.value : mirror.failure;
  },
  'added-1': (content) => readAddedEntries(content as Json[]).entries,
  'added-2': (content) => readAddedEntries(content as Json[]).entries,
  'prompts-1': (content) => {
    const prompts = parseLibrary(JSON.stringify(content));
    if (!prompts.ok) return prompts.failure;
    const { added } = mergePrompts([], prompts.value, () => 'new');
    const kept = parseKept(structuredClone(added)).prompts;
    return parsed(libraryText(kept.map((prompt) => new PromptSheet(prompt).written)));
  },
};

/** Files whose outermost object is around what is kept, and is made anew with each file. */
const envelopes = ['runs-1', 'runs-2', 'ballots-1', 'prompts-1', 'screen-1'];

/** What a version adds to what an earlier one has left: these fields and no others. */
const added: Readonly<Record<string, (content: Json) => unknown>> = {
  'workspace-1': () => expect.anything() as unknown,
  'workspace-2': (content) => ({
    ...(content as object),
    origin: null,
    round: null,
    controls: expect.objectContaining({ drawSeed: 7, blindRounds: 0 }) as unknown,
    columns: [expect.objectContaining({ id: 'c1', shownId: 't1' })],
  }),
  'workspace-3': (content) => {
    const kept = content as { columns: object[] };
    const [one, other] = ['smollm2', 'gemma3'].map((modelId) => ({
      turns: [
        expect.objectContaining({ askedOf: expect.objectContaining({ modelId }) as unknown }),
      ],
    }));
    return {
      ...kept,
      columns: [
        { ...kept.columns[0], ...one },
        { ...kept.columns[1], ...other },
      ],
    };
  },
};

describe.each(Object.keys(writtenAgain))('%s', (name) => {
  test('is read, and written again as it was', () => {
    const content = golden(name);
    const expected = added[name]?.(content) ?? content;
    expect(writtenAgain[name]?.(content)).toEqual(expected);
  });

  test.runIf(!(name in added))('keeps fields of a later version, wherever they stand', () => {
    const places = objectsOf(golden(name)).length;
    const min = envelopes.includes(name) ? 1 : 0;
    const later = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(fc.integer({ min, max: places - 1 }), later, (place, text) => {
        fc.pre(!text.includes('__proto__'));
        const content = golden(name);
        const object = objectsOf(content)[place];
        if (object) object.later = parsed(text);
        expect(writtenAgain[name]?.(content)).toEqual(content);
      }),
    );
  });
});

/** Every object in a file, the file itself first. */
function objectsOf(content: Json): JsonObject[] {
  if (typeof content !== 'object' || content === null) return [];
  const within = Object.values(content).flatMap(objectsOf);
  return Array.isArray(content) ? within : [content, ...within];
}

test('a link of the first version is read, and what it does not say is as it was', () => {
  const content = golden('link-1') as { columns: { settings: object }[] };
  const parsed = parseLink(`try=${toBase64Url(JSON.stringify(content))}`);
  expect(parsed).toMatchObject({
    ok: true,
    value: { shared: { columns: content.columns }, leftOut: [] },
  });
});

test('votes of the first version are read from a table, and written as they were', () => {
  const text = readFileSync('tests/golden/ballots-1.csv', 'utf8');
  const votes = finished(votesOfCsv(text));
  expect(votes.ok && votesToCsv(finished(mergeVotes(noVotes, votes.value)))).toBe(text);
});

test('preferences of the first version are read, and what is broken among them hides no others', () => {
  const { budget, times, selfTests } = golden('preferences-1') as Record<string, Json>;
  expect(parseBudget(JSON.stringify(budget))).toEqual(budget);
  const withBroken = (list: Json | undefined): string =>
    JSON.stringify([{ modelId: 1 }, ...(Array.isArray(list) ? list : [])]);
  expect(parseSelfTestResults(withBroken(selfTests))).toEqual(selfTests);
  const known = parseLearntTimes(withBroken(times));
  expect(known).toEqual(times);
  const later = known.map((one) => ({ ...one, watts: 3 }));
  const learnt = withTimed(
    parseLearntTimes(JSON.stringify(later)),
    { kind: 'load', modelId: 'smollm2', loadMs: 5 },
    'v a',
  );
  expect(learnt).toMatchObject([{ watts: 3, loadMs: [1200, 5] }]);
});

test('preferences of the second version are read, and what is remembered of the database keeps later fields', () => {
  const kept = golden('preferences-2') as Record<'libraries' | 'context', string> & {
    inventory: { databaseId: string; counts: Counts };
  };
  expect(allowedText(parseAllowed(kept.libraries))).toBe(kept.libraries);
  expect(parseContextTokens(kept.context)).toBe(2048);
  const { inventory } = kept;
  expect(parseInventory(JSON.stringify(inventory))).toEqual(inventory);
  const later = { ...inventory, notes: 3, counts: { ...inventory.counts, notes: 3 } };
  const remembered = parseInventory(JSON.stringify(later));
  expect(remembered).toEqual(later);
  expect(inventoryOf(inventory, remembered, 5)).toEqual({ ...later, countedAtMs: 5 });
  const other = inventoryOf({ ...inventory, databaseId: 'db-2' }, remembered, 5);
  expect(other.lost?.counts).toEqual(later.counts);
});

test('words for hosts are read as the third version of preferences has them, and written as they were', () => {
  const { hosts } = golden('preferences-3') as Record<'hosts', string>;
  const later = hosts.replace('"host":', '"later":[3],"host":');
  for (const text of [hosts, later]) {
    expect(JSON.parse(choiceText(parseChoice(text)))).toEqual(JSON.parse(text));
  }
});

describe('what another version calls otherwise', () => {
  function withFinish(content: Json, finish: string): Json {
    return parsed(JSON.stringify(content).replace('"stop"', `"${finish}"`));
  }

  test('as the end of an answer stays with its answer', () => {
    const content = withFinish(golden('workspace-4'), 'stop-sequence');
    expect(savedAgain(content)).toEqual(content);
    const runs = withFinish(golden('runs-1'), 'stop-sequence');
    expect(writtenAgain['runs-1']?.(runs)).toEqual(runs);
  });

  test.each([
    ['"kind":"replay","of":"run-0"', '"kind":"fork","of":"run-0"'],
    ['"kind":"answered"', '"kind":"refused"'],
  ])('%s stays with its run', (known, other) => {
    const content = JSON.parse(JSON.stringify(golden('runs-1')).replace(known, other)) as Json;
    expect(writtenAgain['runs-1']?.(content)).toEqual(content);
    const runs = finished(runsOf(JSON.stringify(content)));
    expect(runs.ok && runs.value.runs.map(cellsOf)).toEqual([2]);
  });

  test('as the run config is the usual, and the conversations are here; all of it was kept before', () => {
    const content = golden('workspace-3') as { controls: { schedule: string } };
    content.controls.schedule = 'interleaved';
    const read = parseWorkspace(content, 1);
    expect(read?.isWhole).toBe(false);
    expect(read?.workspace.controls.schedule).toBe('in-turn');
    expect(read?.workspace.columns).toHaveLength(2);
  });

  test('as a verdict ends the round, and one turn that cannot be read hides no other', () => {
    const content = golden('workspace-3') as {
      round: { vote: { verdict: Json } };
      columns: { turns: Json[] }[];
    };
    content.round.vote.verdict = { kind: 'ranking', order: [1, 0] };
    content.columns[0]?.turns.push({ id: 't9', voice: 'audio' });
    const read = parseWorkspace(content, 1);
    expect(read).toMatchObject({ isWhole: false, workspace: { round: null } });
    expect(read?.workspace.columns.map(({ turns }) => turns.length)).toEqual([1, 1]);
  });
});

test('a field that is not known and deeper than can be written again is refused', () => {
  const deep = '['.repeat(5000) + ']'.repeat(5000);
  const text = JSON.stringify(golden('ballots-1')).replace('"item":0', `"item":0,"later":${deep}`);
  expect(finished(votesOfJson(text)).ok).toBe(false);
});
