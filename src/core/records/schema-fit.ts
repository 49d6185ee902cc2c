import { checkAnswer, type SchemaVerdict } from '../prompts/answer';
import { withoutThoughts } from '../comparison/thinking';
import { isHidden, type Cell, type Run } from './run';

/** How the answers of a column stand to the JSON schemas that they had to fit. */
export interface FitCount {
  /** To prompts with a schema. */
  readonly answers: number;
  readonly fits: number;
  /** Too long, or their schema is one that is not checked here. */
  readonly unchecked: number;
}

/** How an answer stands to its schema; null where there is none, or no answer came. */
export function schemaFitOf(
  { items }: Pick<Run, 'items'>,
  { item, outcome }: Pick<Cell, 'item' | 'outcome'>,
): SchemaVerdict | null {
  const schema = items[item]?.responseSchema ?? null;
  if (schema === null || outcome.kind === 'failed') return null;
  return checkAnswer(withoutThoughts(outcome.answer), schema);
}

/**
 * Checks every answer that has a schema, and stops before each, so that a long run need not keep the
 * page from being drawn.
 *
 * @returns by column; undefined where no prompt has a schema, or it is hidden which column is which
 */
export function* fitCounts(run: Run): Generator<undefined, readonly FitCount[] | undefined> {
  if (isHidden(run) || run.items.every(({ responseSchema }) => responseSchema === null)) {
    return undefined;
  }
  const counts = run.columns.map(() => ({ answers: 0, fits: 0, unchecked: 0 }));
  for (const cell of run.cells) {
    yield undefined;
    const verdict = schemaFitOf(run, cell);
    const count = counts[cell.column];
    if (!verdict || !count) continue;
    count.answers += 1;
    if (!verdict.ok || verdict.value.kind === 'not-checked') count.unchecked += 1;
    else if (verdict.value.kind === 'valid') count.fits += 1;
  }
  return counts;
}

/** The same in one go. */
export function allFitCounts(run: Run): readonly FitCount[] | undefined {
  const counting = fitCounts(run);
  for (;;) {
    const { done, value } = counting.next();
    if (done) return value;
  }
}
