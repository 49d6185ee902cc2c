import papa from 'papaparse/papaparse.js';
import { failed, success } from '../outcome';
import { mostContestants, type Ballot } from './ballot';
import type { Counted } from './ballot-store';
import { checkedBallots } from './checked-ballots';
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
export function votesToCsv({ ballots, setAside }: Counted): string {
  const rows = [
    ...ballots.map((ballot) => rowOf(ballot, '')),
    ...setAside.map((ballot) => rowOf(ballot, 'yes')),
  ];
  return `\uFEFF${csvRow([...columns, setAsideColumn])}${rows.join('')}`;
}

function rowOf(ballot: Ballot, aside: string): string {
  const { verdict, contestants } = ballot;
  return csvRow([
    version,
    cellOfText(ballot.id),
    ballot.votedAt,
    cellOfText(ballot.promptHash),
    JSON.stringify(ballot.tags),
    ballot.blind ? 'yes' : 'no',
    verdict.kind,
    verdict.kind === 'best' ? String(verdict.position + 1) : '',
    cellOfText(ballot.runId),
    String(ballot.item),
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
 * All votes of a table, or why none are taken. Columns may stand in another order, beside others, and be
 * parted by semicolons or tabs, as spreadsheets leave them.
 */
export function votesOfCsv(text: string): VotesRead {
  const plain = text.replace(/^\uFEFF/, '');
  const [firstLine = ''] = plain.split(/[\r\n]/, 1);
  const delimiter = [',', ';', '\t'].find((each) => firstLine.includes(each)) ?? ',';
  // A row more than there may be, the header and the empty line that ends the file.
  const { data, errors } = papa.parse(plain, { delimiter, preview: voteFileLimits.ballots + 3 });
  const [header = [], ...rows] = data;
  const at = new Map(header.map((name, column) => [name.trim(), column]));
  if (columns.some((name) => !at.has(name))) return failed({ kind: 'not-votes' });
  const quotes = errors.find(({ type }) => type === 'Quotes');
  if (quotes) {
    return failed({
      kind: 'votes-broken',
      vote: quotes.row ?? 0,
      detail: 'quotes that do not end',
    });
  }
  const filled = rows.filter((cells) => cells.some((cell) => cell !== ''));
  const cell = (cells: readonly string[], name: string): string => cells[at.get(name) ?? -1] ?? '';
  const other = filled.map((cells) => cell(cells, 'format')).find((each) => each !== version);
  if (other !== undefined) {
    const isOurs = other.startsWith(`${voteFormat}/`);
    if (!isOurs) return failed({ kind: 'not-votes' });
    const found = other.slice(voteFormat.length + 1);
    return failed({ kind: 'votes-other-version', version: found.slice(0, 40) });
  }
  const ballots = checkedBallots(filled.map((cells) => candidateOf((name) => cell(cells, name))));
  if (!ballots.ok) return ballots;
  const aside = filled.map((cells) => answerOf(cell(cells, setAsideColumn)) === true);
  return success(
    counted(
      ballots.value,
      new Set(ballots.value.filter((_, row) => aside[row]).map(({ id }) => id)),
    ),
  );
}

/** What the schema then looks at: nothing in it has been checked. */
function candidateOf(cell: (name: string) => string): unknown {
  const shown = wholeNumber(cell('shown'));
  return {
    id: textOfCell(cell('id')),
    votedAt: cell('voted_at'),
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

function answerOf(cell: string): boolean | undefined {
  const answer = cell.toLowerCase();
  return answer === 'yes' || answer === 'no' ? answer === 'yes' : undefined;
}

function wholeNumber(cell: string): number | undefined {
  return /^\d{1,15}$/.test(cell) ? Number(cell) : undefined;
}

function jsonOf(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return undefined;
  }
}
