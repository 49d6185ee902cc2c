/**
 * A run told in words, for whatever shows it: the screen, Markdown, HTML. What must not be seen of a
 * run is left out here, once for all of them.
 */
import { shownBlind, type ShownBlind } from '../comparison/shown-blind';
import { answerParts, withoutThoughts, type Thoughtful } from '../comparison/thinking';
import type { Answer } from '../comparison/workspace';
import type { SchemaVerdict } from '../prompts/answer';
import { inTable } from '../growing';
import { schemaFitOf, type FitCount } from './schema-fit';
import { gridOf } from './grid';
import { knownFailure } from './known-failure';
import {
  cellsOf,
  isHidden,
  isUnreadable,
  type Cell,
  type Run,
  type RunColumn,
  type RunHead,
} from './run';
import { saidIn, sidesOfItem } from './sides';
import { countVotes, noVotes, type ColumnVote, type Votes } from './votes';
import type { RunWords } from './words';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

export interface ColumnReport {
  readonly title: string;
  readonly settings: readonly Fact[];
  readonly before: readonly {
    readonly prompt: string;
    readonly answer: string;
    /** Whose answer it is: another model's name, or that it is the model's. */
    readonly by: string;
  }[];
  readonly answerBegins: string;
}

export interface AnswerReport extends Thoughtful {
  readonly title: string;
  /** The title with what sets it apart from others of its model, where there are any. */
  readonly label: string;
  /** Its place from 0, which gives it a colour: of the column or, where hidden, of the side. */
  readonly place: number;
  /** How it ended and what went on meanwhile. */
  readonly notes: readonly string[];
  readonly figures: readonly string[];
  /** Whether it fits the JSON schema that it had to fit; null where there is none, or that is hidden. */
  readonly fit: SchemaVerdict | null;
  /** Of its tokens, where they were recorded and may be seen. */
  readonly probabilities: Answer['probabilities'];
}

export interface ItemReport {
  readonly title: string;
  readonly prompt: string;
  readonly tags: readonly string[];
  readonly responseSchema: string | null;
  /** Whether it must not be seen which answer is whose. */
  readonly isHidden: boolean;
  /** What is shown of thoughts where that is hidden. */
  readonly thoughts: ShownBlind['thoughts'];
  /** The vote that was given on it here; null where there is none, or that is hidden. */
  readonly vote: string | null;
  readonly answers: readonly AnswerReport[];
}

export function titleOf({ startedAt }: RunHead, words: RunWords): string {
  return words.title(startedAt);
}

/** Under which conditions it was made, one sentence each; where it is blind still, not in which order. */
export function conditionsOf(run: RunHead, words: RunWords): readonly string[] {
  const { conditions, columns } = run;
  const { conditions: said } = words;
  return [
    said.schedule[conditions.schedule],
    ...(columns.length > 1 && conditions.schedule === 'in-turn' && !isHidden(run)
      ? [said.order(conditions.order)]
      : []),
    conditions.fresh ? said.fresh : said.notFresh,
    ...(conditions.warmUp ? [said.warmUp] : []),
    ...(conditions.blind ? [said.blind] : []),
    ...(conditions.probabilities ? [said.probabilities] : []),
    said.time(conditions.maxSeconds),
  ];
}

/**
 * @param fits by column; undefined where they are not known, or there are no schemas
 * @param underWay how many answers there are by now of a run that is being made: more than the record
 * that was read, and one that failed may be asked for again
 */
export function factsOf(
  run: Run,
  words: RunWords,
  fits: readonly FitCount[] | undefined,
  votes = noVotes,
  underWay?: { readonly done: number },
): readonly Fact[] {
  const failed = run.cells.filter(({ outcome }) => outcome.kind === 'failed').length;
  const { facts, origin, progress } = words;
  const fit = isHidden(run)
    ? []
    : (fits ?? []).flatMap((count, place) =>
        count.answers > 0 ? [words.fits(columnTitle(run, place, words), count)] : [],
      );
  return [
    { name: facts.origin, value: inTable(origin, run.origin.kind) },
    {
      name: facts.progress,
      value: underWay
        ? progress(underWay.done, cellsOf(run), 0)
        : progress(run.cells.length, cellsOf(run), failed),
    },
    ...(run.unreadableCells
      ? [{ name: facts.unreadable, value: words.number(run.unreadableCells.length) }]
      : []),
    ...(fit.length > 0 ? [{ name: facts.fit, value: fit.join('; ') }] : []),
    ...(votes.size > 0 && !isHidden(run)
      ? [{ name: facts.votes, value: votesTold(run, words, votes) }]
      : []),
    { name: facts.asked, value: conditionsOf(run, words).join(' ') },
  ];
}

/** Facts of a column; none of a blind run whose columns are not shown yet. */
export function columnsOf(run: RunHead, words: RunWords): readonly ColumnReport[] {
  if (isHidden(run)) return [];
  return run.columns.map((column, place) => ({
    title: columnTitle(run, place, words),
    settings: settingsOf(column, words),
    before: column.before.map(({ prompt, answer, modelName = column.modelName }) => ({
      prompt,
      answer,
      by: modelName === column.modelName ? words.model : modelName,
    })),
    answerBegins: column.answerBegins,
  }));
}

function votesTold(run: Run, words: RunWords, votes: Votes): string {
  const { best, allEqual, allBad } = countVotes(run, votes);
  const columns = best.map((count, place) => ({ title: columnTitle(run, place, words), count }));
  return words.votes(columns, allEqual, allBad);
}

function voteTold(run: Run, vote: ColumnVote, words: RunWords): string {
  return vote.kind === 'best'
    ? words.vote.best(columnTitle(run, vote.column, words))
    : words.vote[vote.kind];
}

export function itemOf(run: Run, index: number, words: RunWords, votes = noVotes): ItemReport {
  const { text = '', tags = [], responseSchema = null } = run.items[index] ?? {};
  const row = gridOf(run)[index] ?? [];
  const hidden = isHidden(run);
  const title = words.prompt(index, run.items.length);
  const given = hidden ? undefined : votes.get(index);
  const vote = given ? voteTold(run, given, words) : null;
  const item = { title, prompt: text, tags, responseSchema, isHidden: hidden, vote };
  if (!hidden) {
    const answers = row.map((cell, place) => ({
      title: columnTitle(run, place, words),
      label: columnLabel(run, place, words),
      place,
      ...(cell
        ? { ...told(cell, words), fit: schemaFitOf(run, cell) }
        : {
            ...untold,
            notes: [isUnreadable(run, index, place) ? words.unreadable : words.missing],
          }),
    }));
    return { ...item, thoughts: 'none', answers };
  }
  // Which answer is there already would tell which column is fast, or asked first.
  const isWhole = row.every((cell) => cell !== undefined);
  const isBegun = row.some((cell) => cell !== undefined);
  const isLost = run.columns.some((_, column) => isUnreadable(run, index, column));
  const missing = isLost ? words.someUnreadable : isBegun ? words.untilJudged : words.missing;
  const order = sidesOfItem(run, index);
  const shown = shownBlind(order.map((column) => saidIn(isWhole ? row[column] : undefined)));
  const answers = shown.answers.map((said, place) => ({
    ...untold,
    ...said,
    title: words.side(place),
    label: words.side(place),
    place,
    notes: withoutThoughts(said) ? [] : [isWhole ? words.none : missing],
  }));
  return { ...item, thoughts: shown.thoughts, answers };
}

/** What a model thought, in words and as it is, and what it answered; for files. */
export function partsOf(
  answer: AnswerReport,
  words: RunWords,
): { readonly thinking: string; readonly thoughts: string; readonly answer: string } {
  const { thoughts, answer: said } = answerParts(answer);
  const { tokens = null, ms = null } = answer.thinking ?? {};
  return { thinking: words.thinking(tokens, ms), thoughts: thoughts ?? '', answer: said };
}

/** What is said of an answer beside its figures, for files: one line each. */
export function remarksOf({ notes, fit }: AnswerReport, words: RunWords): readonly string[] {
  return fit ? [...notes, words.fit(fit)] : notes;
}

function columnTitle({ columns }: RunHead, place: number, words: RunWords): string {
  const column = columns[place];
  return `${words.column(place)}: ${column ? words.named(column) : ''}`;
}

/** Longer values, such as system prompts, are told by their beginning. */
const mostValueCharacters = 40;

function columnLabel(run: RunHead, place: number, words: RunWords): string {
  const own = run.columns[place];
  const others = run.columns
    .filter((one) => one !== own && one.modelId === own?.modelId)
    .map((one) => settingsOf(one, words));
  const apart = (own ? settingsOf(own, words) : []).filter(({ name, value }) =>
    others.some((facts) => facts.every((fact) => fact.name !== name || fact.value !== value)),
  );
  const told = apart.map(({ name, value }) =>
    value.length > mostValueCharacters
      ? `${name} ${value.slice(0, mostValueCharacters)}…`
      : `${name} ${value}`,
  );
  return [columnTitle(run, place, words), ...told].join(' · ');
}

function settingsOf({ settings }: RunColumn, words: RunWords): readonly Fact[] {
  const { settings: names, number } = words;
  const { systemPrompt, ...sampling } = settings;
  return [
    ...Object.entries<unknown>(sampling).map(([name, value]) => ({
      // What another version can set has no word here.
      name: Object.hasOwn(names, name) ? names[name as keyof typeof sampling] : name,
      // A seed is a name rather than an amount: it is copied as it is.
      value: typeof value === 'number' && name !== 'seed' ? number(value) : JSON.stringify(value),
    })),
    { name: names.systemPrompt, value: systemPrompt || words.noSystemPrompt },
  ];
}

/** Of an answer that is not there, or of which nothing may be seen. */
const untold = { text: '', figures: [], fit: null, probabilities: null } as const;

function told(
  { outcome }: Cell,
  words: RunWords,
): Omit<AnswerReport, 'title' | 'label' | 'place' | 'fit'> {
  const { text, finish, figures, circumstances, probabilities, thinking } = outcome.answer;
  const end =
    outcome.kind === 'failed' && 'failure' in outcome
      ? failureTold(outcome.failure, words)
      : text === '' && finish === 'stop'
        ? words.empty
        : inTable(words.finish, finish);
  const notes = [
    end,
    circumstances?.contended ? words.contended : '',
    circumstances?.afterLoss ? words.afterLoss : '',
    circumstances?.software ? words.software : '',
    figures?.reusedCache ? words.reusedCache : '',
  ];
  return {
    text,
    ...(thinking && { thinking }),
    notes: notes.filter(Boolean),
    figures: figures ? words.figures(figures) : [],
    probabilities,
  };
}

function failureTold(
  failure: Extract<Cell['outcome'], { kind: 'failed' }>['failure'],
  words: RunWords,
): string {
  const known = knownFailure(failure);
  return known ? words.failure(known) : words.unknownFailure(failure.kind);
}
