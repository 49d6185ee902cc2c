import * as v from 'valibot';
import { growing, readable } from '../growing';
import { RunConfigSchema, firstRunConfig } from './run-config';
import {
  AnswerSchema,
  ColumnSchema,
  ColumnSettingsSchema,
  mostColumns,
  mostTurns,
  TurnSchema,
  wholeWorkspace,
  WorkspaceSchema,
  type Turn,
  type Workspace,
} from './workspace';

/** What was kept before conversations had branches. */
const FormerWorkspaceSchema = v.strictObject({
  draft: v.string(),
  columns: v.pipe(
    v.array(
      v.strictObject({
        id: v.string(),
        modelId: v.string(),
        settings: ColumnSettingsSchema,
        turns: v.array(v.strictObject({ prompt: v.string(), answer: AnswerSchema })),
      }),
    ),
    v.minLength(1),
  ),
});

interface ReadWorkspace {
  readonly workspace: Workspace;
  /** Whether all of the workspace could be read: where something was left out, what is kept must not be lost. */
  readonly isWhole: boolean;
}

/**
 * What of a workspace can be read, whatever version has written it.
 *
 * @param drawSeed of the run config, where there are none yet
 * @returns undefined where there is none
 */
export function parseWorkspace(kept: unknown, drawSeed: number): ReadWorkspace | undefined {
  const whole = wholeWorkspace(kept);
  if (whole) return { workspace: whole, isWhole: true };
  const former = v.safeParse(FormerWorkspaceSchema, kept);
  if (former.success) {
    const workspace = withBranches(former.output, drawSeed);
    return { workspace, isWhole: workspace.draft === former.output.draft };
  }
  const parts = v.safeParse(partsSchema(drawSeed), kept);
  return parts.success ? { workspace: parts.output, isWhole: false } : undefined;
}

function withBranches(
  { draft, columns }: v.InferOutput<typeof FormerWorkspaceSchema>,
  drawSeed: number,
): Workspace {
  return {
    draft: v.is(WorkspaceSchema.entries.draft, draft) ? draft : '',
    responseSchema: null,
    origin: null,
    controls: firstRunConfig(drawSeed),
    round: null,
    columns: columns.map(({ turns, ...column }) => ({
      ...column,
      turns: turns.map((turn, index) => ({
        ...turn,
        id: String(index),
        parentId: index === 0 ? null : String(index - 1),
        responseSchema: null,
        origin: null,
        askedOf: null,
      })),
      shownId: turns.length === 0 ? null : String(turns.length - 1),
    })),
  };
}

/** A column whose turns are read one by one; of more than it may have it keeps the latest. */
function columnPartsSchema(turn: v.GenericSchema<unknown, Turn>) {
  return v.pipe(
    growing({ ...ColumnSchema.entries, turns: readable(turn) }),
    v.transform(({ shownId, ...column }) => {
      const turns = column.turns.slice(-mostTurns);
      const isShown = turns.some(({ id }) => id === shownId);
      return { ...column, turns, shownId: isShown ? shownId : (turns.at(-1)?.id ?? null) };
    }),
  );
}

/**
 * A workspace whose parts are read one by one: one that is unreadable hides no others.
 *
 * @param drawSeed of the run config, where there is none that can be read
 * @param turn how its turns are read
 */
export function partsSchema(drawSeed: number, turn: v.GenericSchema<unknown, Turn> = TurnSchema) {
  const { draft, responseSchema, origin, round } = WorkspaceSchema.entries;
  const columns = readable(columnPartsSchema(turn));
  return growing({
    draft: v.fallback(draft, ''),
    responseSchema: v.fallback(responseSchema, null),
    origin: v.fallback(origin, null),
    controls: v.fallback(RunConfigSchema, () => firstRunConfig(drawSeed)),
    round: v.fallback(round, null),
    columns: v.pipe(columns, v.minLength(1), v.maxLength(mostColumns)),
  });
}
