import type { Step } from './plan';

/** A line of the summary of a plan over several prompts: steps of one kind that follow each other. */
export type PlanLine =
  | { readonly kind: 'load' | 'unload'; readonly modelId: string; readonly ms: number | null }
  | {
      readonly kind: 'run';
      /** Each step asks several columns at the same time. */
      readonly together: boolean;
      /** By their index, in the order in which they are first asked. */
      readonly columns: readonly number[];
      readonly prompts: number;
      readonly ms: number | null;
    };

/**
 * Summarises a plan: steps that ask, one after another, are one line.
 *
 * @param stepsMs how long each step is expected to take; null where that is not known
 */
export function planSummary(
  steps: readonly Step[],
  stepsMs: readonly (number | null)[],
): PlanLine[] {
  const lines: PlanLine[] = [];
  const items: Set<number>[] = [];
  steps.forEach((step, index) => {
    const ms = stepsMs[index] ?? null;
    if (step.kind !== 'run') {
      lines.push({ kind: step.kind, modelId: step.modelId, ms });
      return;
    }
    const together = step.cells.length > 1;
    const columns = step.cells.map(({ column }) => column);
    const last = lines.at(-1);
    const joins = last?.kind === 'run' && last.together === together;
    const seen = (joins ? items.pop() : undefined) ?? new Set<number>();
    for (const { item } of step.cells) seen.add(item);
    items.push(seen);
    if (!joins) {
      lines.push({ kind: 'run', together, columns, prompts: seen.size, ms });
      return;
    }
    lines[lines.length - 1] = {
      ...last,
      columns: [...new Set([...last.columns, ...columns])],
      prompts: seen.size,
      ms: last.ms === null || ms === null ? null : last.ms + ms,
    };
  });
  return lines;
}
