import { drawRounds } from '../comparison/sides';
import { isSameQuestion, promptsAsked } from '../comparison/asked';
import type { Thoughtful } from '../comparison/thinking';
import { obstacleTo } from '../comparison/votable';
import { gridOf } from './grid';
import type { Cell, Run, RunHead } from './run';

/** What is drawn once for a run, however many of its items are looked at. */
const drawnOf = new WeakMap<RunHead, (item: number) => readonly number[]>();

/** Which column stands on which side of an item: side -> index of the column. */
export function sidesOfItem(run: RunHead, item: number): readonly number[] {
  if (!run.conditions.blind) return run.columns.map((_, column) => column);
  const draw = drawnOf.get(run) ?? drawer(run);
  drawnOf.set(run, draw);
  return draw(item);
}

/** Draws no further than to the latest item that was asked for, and every item once. */
function drawer({ conditions, columns }: RunHead): (item: number) => readonly number[] {
  const { drawSeed, firstRound } = conditions;
  const rounds = drawRounds(columns.length, drawSeed);
  for (let before = 0; before < firstRound; before += 1) rounds.next();
  const drawn: (readonly number[])[] = [];
  return (item) => {
    while (drawn.length <= item) drawn.push(rounds.next().value);
    return drawn[item] ?? [];
  };
}

/** What stands on a side of an item. */
export type Side = Run['columns'][number] & {
  /** Index among the run's columns. */
  readonly column: number;
  /** Undefined where it has not been answered yet. */
  readonly cell: Cell | undefined;
} & Thoughtful;

/** The answers to an item, by side: the first is shown as A. */
export function sides(run: Run, item: number): Side[] {
  const row = gridOf(run)[item];
  return sidesOfItem(run, item).flatMap((column) => {
    const own = run.columns[column];
    const cell = row?.[column];
    return own ? [{ ...own, column, cell, ...saidIn(cell) }] : [];
  });
}

/** An answer, as far as it has been given. */
export function saidIn(cell: Cell | undefined): Thoughtful {
  const { text = '', thinking } = cell?.outcome.answer ?? {};
  return { text, ...(thinking && { thinking }) };
}

/** Whether the answers to an item can be judged. */
export function isItemVotable(run: Run, item: number): boolean {
  const all = sides(run, item);
  const answers = all.map(({ cell }) =>
    cell?.outcome.kind === 'answered' ? cell.outcome.answer : undefined,
  );
  // Thoughts alone are no answer that could be judged.
  return all.length > 1 && !obstacleTo(answers, true) && isSameQuestion(all.map(asked));
}

function asked({ before }: Side): string[] {
  const told = before.map(({ prompt, answer }) => ({ prompt, answer: { text: answer } }));
  return promptsAsked('chat', told, '');
}
