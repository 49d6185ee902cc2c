import { readCsv, type CsvRow } from '../bounds/csv';
import { within } from '../bounds/share';
import { failed, success } from '../outcome';
import { mostContestants, type Vote } from './vote';
import type { Counted } from './vote-store';
import { readVotes } from './checked-votes';
import { cellOfText, csvRow, textOfCell } from './csv-cell';
import { counted, voteFileLimits, type VotesRead } from './vote-files';
import { voteFormat, voteVersion } from './vote-json';

const places = Array.from({ length: mostContestants }, (_, place) => place + 1);
const ofContestant = ['id', 'name', 'hash', 'settings'] as const;

/** One row for a vote; those of contestants that were not there are empty. */
const columns = [
  'format',
  'id',
  'voted_at',
  'prompt_hash',
  'tags',
  'blind',
  'verdict',
  'best',
  'run_id',
  'item',
  'shown',
  ...places.flatMap((place) => ofContestant.map((what) => `model_${place}_${what}`)),
];

/** Empty or `yes`; missing in files of earlier versions, which do not look at it either. */
const setAsideColumn = 'set_aside';

const version = `${voteFormat}/${voteVersion}`;

/** Text that a spreadsheet reads: with a byte order mark, without which Excel takes UTF-8 for another. */
export function votesToCsv({ votes, setAside }: Counted): string {
  const rows = [
    ...votes.map((vote) => rowOf(vote, '')),
    ...setAside.map((vote) => rowOf(vote, 'yes')),
  ];
  return `\uFEFF${csvRow([...columns, setAsideColumn])}${rows.join('')}`;
}

function rowOf(vote: Vote, aside: string): string {
  const { verdict, contestants } = vote;
  return csvRow([
    version,
    cellOfText(vote.id),
    vote.votedAt,
    cellOfText(vote.promptHash),
    JSON.stringify(vote.tags),
    vote.blind ? 'yes' : 'no',
    verdict.kind,
    verdict.kind === 'best' ? String(verdict.position + 1) : '',
    cellOfText(vote.runId),
    String(vote.item),
    String(contestants.length),
    ...places.flatMap((place) => {
      const shown = contestants[place - 1];
      if (!shown) return ofContestant.map(() => '');
      const { modelId, modelName, modelHash, settings } = shown;
      return [modelId, modelName, modelHash ?? '', settings].map(cellOfText);
    }),
    aside,
  ]);
}

/**
 * All votes of a table, or why none are taken; it stops now and then. Columns may stand in another order,
 * beside others, and be written as spreadsheets leave them; of files that were put together each may have
 * a first row of its own.
 */
export function* votesOfCsv(text: string): Generator<number, VotesRead> {
  const read = yield* within(0, 0.5, readCsv(text, mostRows));
  if (!read.ok) {
    const { failure } = read;
    return failed(
      failure.kind === 'too-many-rows'
        ? { kind: 'votes-too-many', mostVotes: voteFileLimits.votes }
        : { kind: 'votes-broken', vote: 0, line: failure.line, detail: 'quotes that do not end' },
    );
  }
  const rows = rowsOfVotes(read.value);
  if (!rows) return failed({ kind: 'not-votes' });
  const other = rows.find(({ cell }) => cell('format') !== version)?.cell('format');
  if (other !== undefined) {
    if (!other.startsWith(`${voteFormat}/`)) return failed({ kind: 'not-votes' });
    const found = other.slice(voteFormat.length + 1);
    return failed({ kind: 'votes-other-version', version: found.slice(0, 40) });
  }
  for (const [row, { cell, line }] of rows.entries()) {
    const name = numbers.find((one) => cell(one).trim() && wholeNumber(cell(one)) === undefined);
    if (!name) continue;
    const detail = `${name}: "${cell(name).slice(0, 20)}" is no whole number that can be told`;
    return failed({ kind: 'votes-broken', vote: row + 1, line, detail });
  }
  const votes = yield* within(0.5, 1, readVotes(rows.map(({ cell }) => candidateOf(cell))));
  if (!votes.ok) {
    const { failure } = votes;
    const line = failure.kind === 'votes-broken' ? rows[failure.vote - 1]?.line : undefined;
    return line === undefined ? votes : failed({ ...failure, line });
  }
  const aside = votes.value.filter((_, row) => answerOf(rows[row]?.cell(setAsideColumn)) === true);
  return success(counted(votes.value, new Set(aside.map(({ id }) => id))));
}

/** A few rows more than votes, for the first rows of files that were put together. */
const mostRows = voteFileLimits.votes + 1000;

interface VoteRow {
  readonly line: number;
  readonly cell: (name: string) => string;
}

/** The rows of votes by the names of their columns; undefined where the table is another one. */
function rowsOfVotes(rows: readonly CsvRow[]): readonly VoteRow[] | undefined {
  let places: ReadonlyMap<string, number> | undefined;
  const votes: VoteRow[] = [];
  for (const { cells, line } of rows) {
    const names = cells.map((cell) => cell.replace(/^\uFEFF/, '').trim());
    if (columns.every((name) => names.includes(name))) {
      places = new Map(names.map((name, column) => [name, column]));
      continue;
    }
    if (!places) return undefined;
    const at = places;
    votes.push({ line, cell: (name) => cells[at.get(name) ?? -1] ?? '' });
  }
  return places && votes;
}

/** What the schema then looks at: nothing in it has been checked. */
function candidateOf(cell: (name: string) => string): unknown {
  const shown = wholeNumber(cell('shown'));
  return {
    id: textOfCell(cell('id')),
    votedAt: momentOf(cell('voted_at')),
    promptHash: textOfCell(cell('prompt_hash')),
    tags: jsonOf(cell('tags')),
    contestants: (shown !== undefined && shown <= mostContestants
      ? places.slice(0, shown)
      : []
    ).map((place) => ({
      modelId: textOfCell(cell(`model_${place}_id`)),
      modelName: textOfCell(cell(`model_${place}_name`)),
      modelHash: textOfCell(cell(`model_${place}_hash`)) || null,
      settings: textOfCell(cell(`model_${place}_settings`)),
    })),
    blind: answerOf(cell('blind')),
    verdict:
      cell('verdict') === 'best'
        ? { kind: 'best', position: (wholeNumber(cell('best')) ?? 0) - 1 }
        : { kind: cell('verdict') },
    runId: textOfCell(cell('run_id')),
    item: wholeNumber(cell('item')),
  };
}

/** Yes and no, also where a program has made truth values of them and written those in its language. */
const answers = new Map([
  ...['yes', 'true', 'wahr', 'ja', 'vrai', '1'].map((word) => [word, true] as const),
  ...['no', 'false', 'falsch', 'nein', 'faux', '0'].map((word) => [word, false] as const),
]);

function answerOf(cell = ''): boolean | undefined {
  return answers.get(cell.trim().toLowerCase());
}

const numbers = ['best', 'item', 'shown'] as const;

/**
 * Whole, also where a spreadsheet has written decimals that are zeros. Where the mark could part thousands,
 * as in "1,000", nobody can tell what was meant.
 */
function wholeNumber(cell: string): number | undefined {
  const [, digits] = /^(?![1-9]\d{0,2}[.,]000$)(\d{1,15})(?:[.,]0+)?$/.exec(cell.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * A moment as the page writes it, also where a spreadsheet has written it in its own way and left the
 * zone out, which is UTC: year, month, day, or with dots day, month, year. With slashes nobody can tell
 * the day from the month: it stays as it is, and is refused.
 */
function momentOf(cell: string): string {
  const text = textOfCell(cell).trim();
  const named =
    /^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)[ T](?<h>\d\d?):(?<min>\d\d)(?::(?<s>\d\d(?:[.,]\d{1,9})?))?$/.exec(
      text,
    ) ??
    /^(?<d>\d\d?)\.(?<m>\d\d?)\.(?<y>\d{4}) (?<h>\d\d?):(?<min>\d\d)(?::(?<s>\d\d(?:[.,]\d{1,9})?))?$/.exec(
      text,
    );
  if (!named?.groups) return text;
  const { y = '', m = '', d = '', h = '', min = '', s: seconds = '00' } = named.groups;
  const two = (digits: string): string => digits.padStart(2, '0');
  const [whole = '', part = ''] = seconds.split(/[.,]/);
  const exact = `${whole}.${part.slice(0, 3).padEnd(3, '0')}`;
  return `${y}-${two(m)}-${two(d)}T${two(h)}:${min}:${exact}Z`;
}

function jsonOf(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return undefined;
  }
}
