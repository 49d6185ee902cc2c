import { gridOf } from './grid';
import type { Cell, Run, RunColumn, Stamp } from './run';
import { settingsJson } from './stamp';

/** What is not the same for two answers of a run and its replay, or keeps them from being the same. */
export type Difference =
  /** Of what was asked for: */
  | 'prompt'
  | 'model'
  | 'settings'
  /** of the stamps: */
  | 'weights'
  | 'library'
  | 'context'
  | 'app'
  | 'engine'
  | 'browser'
  | 'adapter'
  /** One answer has no stamp: nobody knows what it depends on. */
  | 'no-stamp'
  /** of how it went. One of them did not start from an empty cache: */
  | 'cache'
  /** one shared the GPU, the other did not; */
  | 'contended'
  /** one came after the engine had been lost and started anew; */
  | 'after-loss'
  /** one was ended by another cause: a limit, a person. */
  | 'finish';

/** A prompt's answer in one column, then and now. */
export interface CellComparison {
  readonly item: number;
  readonly column: number;
  /** `missing`: one of them has not been given (yet), or failed. */
  readonly text: 'same' | 'other' | 'missing';
  /** How much of the text is the same from its beginning, in UTF-16 units; null unless `other`. */
  readonly sameCharacters: number | null;
  readonly differences: readonly Difference[];
}

export interface ReplayComparison {
  /** By item, then by column. */
  readonly cells: readonly CellComparison[];
  /** How many could be compared, */
  readonly compared: number;
  /** and how many of these have the same text. */
  readonly same: number;
  /** Of all cells that could be compared, each once. */
  readonly differences: readonly Difference[];
}

/** Holds a replay against the run that it repeats. */
export function compareRuns(then: Run, now: Run): ReplayComparison {
  const cellsThen = gridOf(then);
  const cellsNow = gridOf(now);
  const cells = now.items.flatMap((_, item) =>
    now.columns.map((_column, column): CellComparison => {
      const before = cellsThen[item]?.[column];
      const after = cellsNow[item]?.[column];
      // What was there of an answer before it failed is not one.
      if (before?.outcome.kind !== 'answered' || after?.outcome.kind !== 'answered') {
        return { item, column, text: 'missing', sameCharacters: null, differences: [] };
      }
      const one = before.outcome.answer.text;
      const other = after.outcome.answer.text;
      return {
        item,
        column,
        text: one === other ? 'same' : 'other',
        sameCharacters: one === other ? null : commonLength(one, other),
        differences: differencesOf(then, now, before, after),
      };
    }),
  );
  const compared = cells.filter(({ text }) => text !== 'missing');
  return {
    cells,
    compared: compared.length,
    same: compared.filter(({ text }) => text === 'same').length,
    differences: [...new Set(compared.flatMap(({ differences }) => differences))],
  };
}

/** How many UTF-16 units two texts have in common from their beginning; no character is cut. */
export function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  const last = one.charCodeAt(length - 1);
  return length > 0 && last >= 0xd800 && last <= 0xdbff ? length - 1 : length;
}

function differencesOf(then: Run, now: Run, before: Cell, after: Cell): readonly Difference[] {
  const asked = (run: Run) => [
    run.columns[before.column]?.before.map(({ prompt, answer }) => [prompt, answer]),
    run.items[before.item]?.text,
    run.items[before.item]?.responseSchema,
    run.columns[before.column]?.answerBegins,
  ];
  const [columnThen, columnNow] = [then.columns[before.column], now.columns[after.column]];
  const found: (Difference | false)[] = [
    !isSame(asked(then), asked(now)) && 'prompt',
    columnThen?.modelId !== columnNow?.modelId && 'model',
    settingsOf(columnThen) !== settingsOf(columnNow) && 'settings',
    ...stampDifferences(before.stamp, after.stamp),
    [before, after].some(isWarm) && 'cache',
    isContended(before) !== isContended(after) && 'contended',
    isAfterLoss(before) !== isAfterLoss(after) && 'after-loss',
    endOf(before) !== endOf(after) && 'finish',
  ];
  return [...new Set(found.filter((one) => one !== false))];
}

function stampDifferences(then: Stamp | null, now: Stamp | null): (Difference | false)[] {
  if (!then || !now) return ['no-stamp'];
  return [
    then.weightsSha256 !== now.weightsSha256 && 'weights',
    then.librarySha256 !== now.librarySha256 && 'library',
    then.settingsSha256 !== now.settingsSha256 && 'settings',
    then.contextTokens !== now.contextTokens && 'context',
    then.appVersion !== now.appVersion && 'app',
    then.engineVersion !== now.engineVersion && 'engine',
    then.browser !== now.browser && 'browser',
    (then.adapter.vendor !== now.adapter.vendor ||
      then.adapter.architecture !== now.adapter.architecture) &&
      'adapter',
  ];
}

/** What it depended on beside its stamp: what an earlier answer had left in the cache. */
function isWarm({ outcome: { answer } }: Cell): boolean {
  return answer.figures?.reusedCache === true || answer.circumstances?.fresh === false;
}

function isContended({ outcome: { answer } }: Cell): boolean {
  return answer.circumstances?.contended ?? false;
}

function isAfterLoss({ outcome: { answer } }: Cell): boolean {
  return answer.circumstances?.afterLoss ?? false;
}

function endOf({ outcome }: Cell): string {
  return outcome.answer.finish;
}

function settingsOf(column: RunColumn | undefined): string | undefined {
  return column && settingsJson(column.settings);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
