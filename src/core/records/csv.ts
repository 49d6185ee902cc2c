import { columnLetters } from '../comparison/letters';
import { cellOfText, csvRow } from '../rating/csv-cell';
import { samplingNames } from '../settings/sampling';
import { itemOf, type AnswerReport } from './report';
import { gridOf } from './grid';
import { isHidden, type Cell, type Run } from './run';
import { noVotes, type ColumnVote, type Votes } from './votes';
import type { RunWords } from './words';

/** One row for an answer. Figures have their unit in the name; names are the same in every language. */
const columns = [
  'run_id',
  'started_at',
  'item',
  'prompt',
  'tags',
  'column',
  'model_id',
  'model_name',
  ...samplingNames.map(columnName),
  'system_prompt',
  'answer',
  'finish',
  'failure',
  'first_token_ms',
  'tokens_per_second',
  'tokens',
  'prefilled_tokens',
  'schema',
  'vote',
];

/** What a row says beside where it stands; what is not known, or must not be seen, is left out. */
type Row = Readonly<Record<string, string>>;

/**
 * The answers of runs as a table that a spreadsheet reads (RFC 4180, with a byte order mark). Texts that
 * it would take for a formula or a number have an apostrophe before them, as in files of votes.
 */
export function runsToCsv(
  runs: readonly Run[],
  words: RunWords,
  votesOf: (run: Run) => Votes = () => noVotes,
): string {
  const rows = runs.flatMap((run) => rowsOf(run, words, votesOf(run)));
  const lines = rows.map((row) => csvRow(columns.map((name) => row[name] ?? '')));
  return `\uFEFF${csvRow(columns)}${lines.join('')}`;
}

function rowsOf(run: Run, words: RunWords, votes: Votes): Row[] {
  const grid = gridOf(run);
  return run.items.flatMap((item, index) => {
    const { answers } = itemOf(run, index, words, votes);
    return answers.map((answer): Row => {
      const place = {
        run_id: cellOfText(run.id),
        started_at: run.startedAt,
        item: String(index + 1),
        prompt: cellOfText(item.text),
        tags: JSON.stringify(item.tags),
        column: columnLetters[answer.place] ?? '',
        answer: cellOfText(answer.text),
      };
      // Which answer is whose, and all that would tell it, is left out of a run that is hidden.
      if (isHidden(run)) return place;
      const cell = grid[index]?.[answer.place];
      return {
        ...place,
        ...columnCells(run, answer.place),
        ...(cell && answerCells(cell, answer)),
        vote: voteCell(votes.get(index), answer.place),
      };
    });
  });
}

function columnCells({ columns: all }: Run, place: number): Row {
  const column = all[place];
  if (!column) return {};
  const { modelId, modelName, settings } = column;
  return {
    ...Object.fromEntries(samplingNames.map((name) => [columnName(name), String(settings[name])])),
    model_id: cellOfText(modelId),
    model_name: cellOfText(modelName),
    system_prompt: cellOfText(settings.systemPrompt),
  };
}

/** topP: top_p. */
function columnName(setting: string): string {
  return setting.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function answerCells({ outcome }: Cell, { fit }: AnswerReport): Row {
  const { finish, figures } = outcome.answer;
  const number = (value: number | null | undefined): string => (value == null ? '' : String(value));
  return {
    // Another version may call it otherwise, and a file anything.
    finish: cellOfText(finish),
    failure:
      outcome.kind === 'failed' && 'failure' in outcome ? cellOfText(outcome.failure.kind) : '',
    first_token_ms: number(figures?.firstTokenMs),
    tokens_per_second: number(figures?.tokensPerSecond),
    tokens: number(figures?.tokens),
    prefilled_tokens: number(figures?.prefilledTokens),
    schema: fit === null ? '' : fit.ok ? fit.value.kind : 'not-checked',
  };
}

/** Of an answer that was not named the best where another one was: `other-best`. */
function voteCell(vote: ColumnVote | undefined, place: number): string {
  if (vote?.kind !== 'best') return vote?.kind ?? '';
  return vote.column === place ? 'best' : 'other-best';
}
