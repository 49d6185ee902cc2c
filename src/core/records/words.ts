import type { NamedModel } from '../comparison/told-name';
import type { Answer, ColumnSettings, Figures } from '../comparison/workspace';
import type { RunFailure } from '../engine/failures';
import type { SchemaVerdict } from '../prompts/answer';
import type { Unknown } from '../growing';
import type { FitCount } from './schema-fit';
import type { Run, RunHead } from './run';

/** The words in which a run is told, in one language; places count from 0. */
export interface RunWords {
  /** BCP 47, of these words. */
  readonly language: string;
  /** Of a file with several runs. */
  readonly runs: (count: number) => string;
  /** @param moment ISO 8601 */
  readonly title: (moment: string) => string;
  readonly number: (value: number) => string;
  readonly column: (place: number) => string;
  /** A column's model: its name, or what the record calls it (`toldName`). */
  readonly named: (column: NamedModel) => string;
  /** Where it is hidden which column it is. */
  readonly side: (place: number) => string;
  readonly prompt: (place: number, count: number) => string;
  readonly tags: string;
  readonly schema: string;
  /** What was said before the prompt, and by whom. */
  readonly before: string;
  readonly you: string;
  readonly model: string;
  readonly answerBegins: string;
  readonly settings: Readonly<Record<keyof ColumnSettings, string>>;
  readonly noSystemPrompt: string;
  readonly facts: Readonly<
    Record<'origin' | 'progress' | 'unreadable' | 'fit' | 'votes' | 'asked', string>
  >;
  readonly origin: Readonly<Record<Exclude<Run['origin']['kind'], Unknown> | 'other', string>>;
  /** @param failed so many of those that are done brought no answer */
  readonly progress: (done: number, total: number, failed: number) => string;
  /** @param column its title */
  readonly fits: (column: string, count: FitCount) => string;
  /** How often each column was the best, and how often none was. */
  readonly votes: (
    columns: readonly { readonly title: string; readonly count: number }[],
    allEqual: number,
    allBad: number,
  ) => string;
  /** A vote that was given here, in one line. */
  readonly vote: Readonly<Record<'all-equal' | 'all-bad', string>> & {
    /** @param column its title */
    readonly best: (column: string) => string;
  };
  /** Whether an answer fits its JSON schema, in one line. */
  readonly fit: (verdict: SchemaVerdict) => string;
  readonly conditions: {
    readonly title: string;
    readonly schedule: Readonly<Record<Run['conditions']['schedule'], string>>;
    /** @param columns their places, in the order in which they were to be asked */
    readonly order: (columns: readonly number[]) => string;
    readonly fresh: string;
    readonly notFresh: string;
    readonly warmUp: string;
    readonly blind: string;
    readonly probabilities: string;
    readonly time: (seconds: number) => string;
  };
  readonly stamps: {
    readonly title: string;
    /** @param columns the places of those whose answers have it */
    readonly of: (columns: readonly number[]) => string;
    readonly facts: Readonly<
      Record<
        'weights' | 'library' | 'settings' | 'context' | 'app' | 'engine' | 'browser' | 'adapter',
        string
      >
    >;
  };
  /** Empty where there is nothing to say. */
  readonly finish: Readonly<Record<Exclude<Answer['finish'], Unknown> | 'other', string>>;
  readonly empty: string;
  /** No answer has been given yet. */
  readonly missing: string;
  /** The answer is there, and this version cannot read it. */
  readonly unreadable: string;
  /** That is so of an answer to a prompt, and it is hidden of which. */
  readonly someUnreadable: string;
  /** Some answers to a prompt are there, but not all, and it is hidden which. */
  readonly untilJudged: string;
  /** Said in place of an answer that is missing, where the reason would tell which column it is. */
  readonly none: string;
  /** Said of a blind run whose columns are not shown yet. */
  readonly hidden: (head: Pick<RunHead, 'columns'>) => string;
  readonly contended: string;
  readonly afterLoss: string;
  readonly software: string;
  readonly reusedCache: string;
  /** Names thoughts by their length, as far as it is known: about how many tokens, and in how many ms. */
  readonly thinking: (tokens: number | null, ms: number | null) => string;
  readonly figures: (figures: Figures) => readonly string[];
  readonly failure: (failure: RunFailure) => string;
  /** Of a failure that this version has no words for. */
  readonly unknownFailure: (kind: string) => string;
}
