import type { Thoughtful } from '../../../core/comparison/thinking';
import type { ColumnState } from '../../../state/compare/column.svelte';
import type { TurnState } from '../../../state/runs/turn.svelte';

/** Answers that belong together, to choose from: those of a column, say. */
export interface AnswerGroup {
  readonly label: string;
  readonly answers: readonly (Thoughtful & {
    /** Of all answers to choose from. */
    readonly key: string;
    readonly label: string;
  })[];
}

/** An answer of the Compare screen that can be held against another one. */
interface ComparableAnswer {
  /** Of all answers on the screen; turns of two columns may have the same id. */
  readonly key: string;
  readonly turn: TurnState;
  /** The how-manieth answer of its conversation, from 1. */
  readonly place: number;
  /** Which of the answers at this place, from 1, */
  readonly version: number;
  /** and how many there are. */
  readonly versions: number;
}

/** The answers of a column that are there, those of all branches. */
export function answersOf(column: ColumnState): ComparableAnswer[] {
  const places = new Map<string, number>();
  for (const { id, parentId } of column.allTurns) {
    places.set(id, 1 + (parentId === null ? 0 : (places.get(parentId) ?? 0)));
  }
  return column.allTurns
    .filter(({ phase, text }) => phase === 'done' && text !== '')
    .map((turn) => {
      const branches = column.branchesAt(turn);
      return {
        key: `${column.id}/${turn.id}`,
        turn,
        place: places.get(turn.id) ?? 1,
        version: branches.indexOf(turn) + 1,
        versions: branches.length,
      };
    });
}

/**
 * What is compared to begin with: the latest answers that the first two columns with one show; with one
 * such column, its latest answer and the one made before it.
 */
export function firstPair(columns: readonly ColumnState[]): readonly [string, string] {
  const latest = columns.flatMap((column) => {
    const answers = answersOf(column);
    const shown = answers.findLast(({ turn }) => column.turns.includes(turn));
    return shown ? [shown.key] : [];
  });
  const [one, other] = latest;
  if (one !== undefined && other !== undefined) return [one, other];
  const made = columns.flatMap(answersOf).map(({ key }) => key);
  const before = made.filter((key) => key !== one).at(-1) ?? '';
  return [before, one ?? ''];
}
