import * as v from 'valibot';
import { hasAtMost } from '../bounds/amount';
import { within } from '../bounds/share';
import { failed, success, type Outcome } from '../outcome';
import type { ScreenFileFailure } from './failures';
import { partsSchema } from './kept-workspace';
import { mostProbabilities } from './most-probabilities';
import {
  mostColumns,
  mostTurns,
  TokenProbabilitySchema,
  TurnSchema,
  WorkspaceSchema,
  type Turn,
  type Workspace,
} from './workspace';

/** Values that are looked at in one go: of a screen without its turns, */
const mostValues = 50_000;
/** of a turn without its probabilities, */
const mostTurnValues = 10_000;
/** and of the probabilities of a token, with its alternatives. */
const mostTokenValues = 1000;

/** Tokens between two stops. */
const tokensPerStop = 50;

type Checked<Value> = Outcome<Value, ScreenFileFailure>;
type TokenProbability = v.InferOutput<typeof TokenProbabilitySchema>;

/** Counted before any of it is looked at. */
const List = v.custom<readonly unknown[]>(Array.isArray);
const ShellSchema = v.looseObject({ columns: List });
const ColumnShellSchema = v.looseObject({ turns: List });
const AnsweredSchema = v.looseObject({ answer: v.looseObject({ probabilities: List }) });

/**
 * The workspace of a file. It is refused where anything is more than a screen can have; what cannot be
 * read for another reason stays in the file. It stops every few turns and tokens, so that a large one need
 * not keep the page from being drawn, and tells how far it is, from 0 to 1.
 *
 * @param drawSeed of the run config, where an earlier version has kept none
 */
export function* checkedWorkspace(
  candidate: unknown,
  drawSeed: number,
): Generator<number, Checked<Workspace>> {
  const shell = v.safeParse(ShellSchema, candidate);
  if (!shell.success) return failed({ kind: 'screen-unreadable' });
  const { columns } = shell.output;
  if (columns.length > mostColumns) return beyond('columns');
  const turnsOf = columns.map((column) => {
    const read = v.safeParse(ColumnShellSchema, column);
    return read.success ? read.output.turns : undefined;
  });
  const withTurns = (turns: (index: number) => unknown): object => ({
    ...shell.output,
    columns: columns.map((column, index) =>
      turnsOf[index] ? { ...(column as object), turns: turns(index) } : column,
    ),
  });
  const rest = withTurns(() => []);
  if (!hasAtMost(mostValues, rest)) return beyond('workspace');
  const place = tooLong(WorkspaceSchema, rest);
  if (place !== undefined) return beyond(place);
  const checked: Turn[][] = [];
  for (const [index, turns = []] of turnsOf.entries()) {
    const work = checkedTurns(turns, `columns.${index}.turns`);
    const { length } = turnsOf;
    const read = yield* within(index / length, (index + 1) / length, work);
    if (!read.ok) return read;
    checked.push(read.value);
  }
  const known = new Set<unknown>(checked.flat());
  const Known = v.custom<Turn>((turn) => known.has(turn));
  const whole = v.safeParse(
    partsSchema(drawSeed, Known),
    withTurns((index) => checked[index]),
  );
  return whole.success ? success(whole.output) : failed({ kind: 'screen-unreadable' });
}

/** Those that can be read. */
function* checkedTurns(
  candidates: readonly unknown[],
  place: string,
): Generator<number, Checked<Turn[]>> {
  if (candidates.length > mostTurns) return beyond(place);
  const turns: Turn[] = [];
  for (const [index, candidate] of candidates.entries()) {
    const { length } = candidates;
    const work = checkedTurn(candidate, `${place}.${index}`);
    const turn = yield* within(index / length, (index + 1) / length, work);
    if (!turn.ok) return turn;
    if (turn.value) turns.push(turn.value);
  }
  return success(turns);
}

function* checkedTurn(
  candidate: unknown,
  place: string,
): Generator<number, Checked<Turn | undefined>> {
  yield 0;
  const answered = v.safeParse(AnsweredSchema, candidate);
  const { answer } = answered.success ? answered.output : {};
  const tokens = answer?.probabilities;
  if (tokens && tokens.length > mostProbabilities) return beyond(`${place}.answer.probabilities`);
  const rest = answer
    ? { ...(candidate as object), answer: { ...answer, probabilities: [] } }
    : candidate;
  if (!hasAtMost(mostTurnValues, rest)) return beyond(place);
  const long = tooLong(TurnSchema, rest);
  if (long !== undefined) return beyond(`${place}.${long}`);
  const turn = v.safeParse(TurnSchema, rest);
  if (!turn.success || !tokens) return success(turn.success ? turn.output : undefined);
  const probabilities: TokenProbability[] = [];
  for (const [index, token] of tokens.entries()) {
    if (index % tokensPerStop === 0) yield index / tokens.length;
    if (!hasAtMost(mostTokenValues, token)) return beyond(`${place}.answer.probabilities.${index}`);
    const read = v.safeParse(TokenProbabilitySchema, token);
    if (!read.success) return success(undefined);
    probabilities.push(read.output);
  }
  return success({ ...turn.output, answer: { ...turn.output.answer, probabilities } });
}

/** Where a text or a list is longer than the schema lets it be; undefined where none is. */
function tooLong(schema: v.GenericSchema, candidate: unknown): string | undefined {
  const { issues } = v.safeParse(schema, candidate);
  const long = issues?.find(({ type }) => type === 'max_length');
  return long && (v.getDotPath(long) ?? '');
}

function beyond(place: string): Checked<never> {
  return failed({ kind: 'screen-beyond-bounds', place });
}
