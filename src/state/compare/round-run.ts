/** What becomes of a prompt to columns: a round, if it is one, and a run. Loaded with the first of them. */
import { answerConfig, drawn } from '../../core/comparison/run-config';
import type { ModelFiles } from '../engine/load-request';
import type { LiveRuns } from '../runs/live-runs';
import type { TurnState } from '../runs/turn.svelte';
import type { ColumnState } from './column.svelte';
import type { Columns } from './columns.svelte';
import type { AskedTurn, Rounds } from './rounds.svelte';

/** A turn that waits for its answer, in its column. */
export interface WaitingTurn {
  readonly column: ColumnState;
  readonly turn: TurnState;
}

export interface AskOptions {
  readonly files?: ModelFiles;
  /** The answers can be judged against each other. */
  readonly isRound?: boolean;
  /** They are sides of the round, and asked as it was. */
  readonly again?: readonly AskedTurn[];
  /** It shows no names, those of a round that is hidden neither. Left out: the names are shown. */
  readonly isHidden?: boolean;
}

interface Parts {
  readonly newId: () => string;
  /** Called after every change that should outlive the visit. */
  readonly onChange: () => void;
  /** Called when an answer has ended. */
  readonly onEnded: () => void;
  readonly columns: Columns;
  readonly rounds: Rounds;
  readonly liveRuns: Pick<LiveRuns, 'sidesOf' | 'start'>;
}

/** Begins the run of turns that wait, with the round that it is or gives an answer to. */
export function startRun(
  { columns, rounds, liveRuns, newId, onChange, onEnded }: Parts,
  turns: readonly WaitingTurn[],
  { files = 'as-they-are', isRound = false, isHidden = false, again: given }: AskOptions,
): ReturnType<LiveRuns['start']> {
  const { runConfig } = columns;
  const now = answerConfig(runConfig);
  const asked = turns.map((one, runColumn) => askedOf(columns, one, runColumn));
  // A retry gives its round the answer that was missing; any other prompt goes another way.
  const again = given ?? asked.flatMap((one) => rounds.sideOf(one, now) ?? []);
  const isAgain = !isRound && again.length === asked.length;
  if (isRound) {
    const sides = liveRuns.sidesOf(runConfig, asked.length);
    rounds.begin(
      sides.flatMap((runColumn) => asked[runColumn] ?? []),
      isHidden,
      now,
    );
  } else if (!isAgain) rounds.forget();
  onChange();
  const all = isAgain ? rounds.byRunColumn : asked;
  const started = liveRuns.start({
    id: rounds.id ?? newId(),
    columns: all.map(({ column, ...one }) => ({
      ...one,
      model: columns.modelOf(one),
      conversation: column.id,
      before: column.before(one.turn),
    })),
    asked: (isAgain ? again : asked).map(({ runColumn }) => runColumn),
    runConfig: { ...runConfig, ...rounds.answerConfig },
    files,
    isAgain,
    onChange,
    onEnded,
  });
  columns.configureRuns(drawn(runConfig, isRound && runConfig.blind ? 1 : 0));
  return started;
}

/** A turn with what its column is asked with. */
function askedOf(
  { all, settings: shared }: Columns,
  { column, turn }: WaitingTurn,
  runColumn: number,
): AskedTurn {
  const own = shared[all.indexOf(column)] ?? column.settings;
  const settings = turn.seed === undefined ? own : { ...own, seed: turn.seed };
  return { column, turn, runColumn, modelId: column.modelId, settings };
}
