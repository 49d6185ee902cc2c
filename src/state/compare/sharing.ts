/** A comparison that goes on in a link, and one that has come in a link; loaded when there is one. */
import type { Model } from '../../core/catalogue/model';
import { newColumn } from '../../core/comparison/first-workspace';
import {
  sharedRunConfigNames,
  type SharedComparison,
  type SharedRunConfig,
} from '../../core/comparison/link';
import type { ColumnSettings } from '../../core/comparison/workspace';
import type { ColumnState } from './column.svelte';
import type { Comparison } from './comparison.svelte';
import { losesDraft } from './prompt-uses';

/** The draft, or the last prompt where nothing is being typed, and how the columns are asked. */
export function sharedOf({
  draft,
  responseSchema,
  columns,
  runConfig,
}: Comparison): SharedComparison {
  const last = columns.flatMap(({ turns }) => turns.at(-1) ?? []).at(0);
  const asked = draft.trim() === '' && last ? last : { prompt: draft, responseSchema };
  return {
    prompt: asked.prompt,
    responseSchema: asked.responseSchema,
    columns: columns.map(({ modelId, settings }) => ({ modelId, settings })),
    controls: runConfig,
  };
}

/** What taking a link over would do. */
export interface Arrival {
  readonly columns: readonly { readonly model: Model; readonly settings: ColumnSettings }[];
  /** Models that this page does not know: they are left out. */
  readonly unknown: readonly string[];
  /** A prompt that is being typed would go. */
  readonly replacesDraft: boolean;
  /** Columns that would go with their conversations. */
  readonly answered: readonly ColumnState[];
  /** What of the run config would change. */
  readonly runConfig: readonly (keyof SharedRunConfig)[];
  /** It brings no prompt, no model that is known and nothing of a run config that would change. */
  readonly saysNothing: boolean;
}

export function arrivalOf(comparison: Comparison, shared: SharedComparison): Arrival {
  const known = shared.columns.flatMap((column) => {
    const model = comparison.modelOf(column);
    return model ? [{ model, settings: column.settings }] : [];
  });
  const unknown = shared.columns.filter((column) => !comparison.modelOf(column));
  const changed = sharedRunConfigNames.filter(
    (name) => comparison.runConfig[name] !== shared.controls[name],
  );
  return {
    columns: known,
    unknown: [...new Set(unknown.map(({ modelId }) => modelId))],
    replacesDraft: shared.prompt !== '' && losesDraft(comparison, shared.prompt),
    answered: known.length > 0 ? comparison.columns.filter(({ turns }) => turns.length > 0) : [],
    runConfig: changed,
    saysNothing: shared.prompt === '' && known.length === 0 && changed.length === 0,
  };
}

/** Does it, and asks nothing. A link without a prompt leaves the draft alone. */
export function takeOver(comparison: Comparison, shared: SharedComparison): void {
  const { columns } = arrivalOf(comparison, shared);
  const { prompt, responseSchema } = shared;
  comparison.replace({
    ...(prompt === '' ? {} : { draft: prompt, responseSchema }),
    controls: { ...comparison.runConfig, ...shared.controls },
    ...(columns.length > 0
      ? {
          columns: columns.map(({ model, settings }) =>
            newColumn(comparison.ports.newId(), model, settings),
          ),
        }
      : {}),
  });
}
