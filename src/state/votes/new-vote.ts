/** Makes a vote of what stands on the screen; loaded when someone votes. */
import type { Model } from '../../core/catalogue/model';
import { namesModel } from '../../core/comparison/blindness';
import { contestantOf, unknownContestant } from '../../core/comparison/contestant';
import { defaultSettings } from '../../core/comparison/first-workspace';
import { shownBlind } from '../../core/comparison/shown-blind';
import type { Thoughtful } from '../../core/comparison/thinking';
import type { ColumnSettings } from '../../core/comparison/workspace';
import type { Calendar } from '../../core/ports';
import type { Contestant } from '../../core/rating/vote';
import type { Verdict } from '../../core/rating/verdict';
import type { NewVote } from '../../core/rating/vote-store';
import type { Stamp } from '../../core/records/run';
import type { RunStore } from '../../core/records/run-store';

export interface NewVotePorts {
  /** All that the page knows by now. */
  readonly models: () => readonly Model[];
  readonly calendar: Calendar;
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => Promise<string>;
  /** SHA-256 over the model's files; null where the model is not here. */
  readonly modelHash: (modelId: string) => Promise<string | null>;
  /** Whether the model that is here is the one of the stamp; needed where recorded answers are judged. */
  readonly isModelHere?: IsModelHere;
  /** What notes the stamps of answers that come without. */
  readonly services?: () => Promise<{
    readonly runs: Pick<RunStore, 'load'>;
    readonly isModelHere?: IsModelHere;
  }>;
}

export type IsModelHere = (modelId: string, stamp: ModelStamp) => Promise<boolean>;

/** What is judged: one of the answers to a prompt. */
export interface JudgedAnswer extends Thoughtful {
  readonly modelId: string;
  /** As it was when it was asked; undefined where that was not recorded. */
  readonly modelName: string | undefined;
  readonly settings: ColumnSettings;
  /** Of an answer that may be from another day, null where it has none; left out where the run says it. */
  readonly stamp?: ModelStamp | null;
}

/** What tells one version of a model from another. */
export type ModelStamp = Pick<Stamp, 'weightsSha256' | 'librarySha256'>;

/** SHA-256 over the model's files; null where it is not known that these are what answered. */
async function hashOf(
  ports: NewVotePorts,
  run: Pick<VotedPrompt, 'runId' | 'item'>,
  { modelId, stamp }: JudgedAnswer,
): Promise<string | null> {
  const services = stamp === undefined ? await ports.services?.() : undefined;
  const isModelHere = ports.isModelHere ?? services?.isModelHere;
  const stamps = stamp === undefined ? await stampsOf(services?.runs, run, modelId) : [stamp];
  // An update may have put other files in the place of those that answered.
  for (const one of stamps) if (!one || !(await isModelHere?.(modelId, one))) return null;
  return ports.modelHash(modelId);
}

/** The stamps of a model's answers to a prompt: of none that is not written yet. */
async function stampsOf(
  runs: Pick<RunStore, 'load'> | undefined,
  { runId, item }: Pick<VotedPrompt, 'runId' | 'item'>,
  modelId: string,
): Promise<readonly ModelStamp[]> {
  const loaded = await runs?.load(runId);
  const run = loaded?.ok ? loaded.value : undefined;
  const cells = run?.cells.filter((cell) => cell.item === item) ?? [];
  return cells.flatMap(({ column, stamp }) =>
    stamp && run?.columns[column]?.modelId === modelId ? [stamp] : [],
  );
}

/** Whether what is shown of an answer says the name of one of the models that are compared. */
export function namesOne(
  position: number,
  sides: readonly (Thoughtful & Pick<JudgedAnswer, 'modelId' | 'modelName'>)[],
  models: readonly Model[],
): boolean {
  const nameOf = ({
    modelId,
    modelName = modelId,
  }: Pick<JudgedAnswer, 'modelId' | 'modelName'>): string =>
    models.find(({ id }) => id === modelId)?.name ?? modelName;
  return namesModel(shownBlind(sides).answers[position]?.text ?? '', sides.map(nameOf));
}

/** What a vote is on: a prompt of a run. */
interface VotedPrompt {
  readonly runId: string;
  /** Which prompt of the run, from 0. */
  readonly item: number;
  readonly tags: readonly string[];
  /** All that was asked, as one text. */
  readonly question: string;
  /** Whether nothing told which answer was whose when it was judged. */
  readonly hidden: boolean;
}

/** A vote as it is to be kept: also on answers of models that the page does not know (any more). */
export async function voteOf(
  ports: NewVotePorts,
  { runId, item, tags, question, hidden }: VotedPrompt,
  sides: readonly JudgedAnswer[],
  verdict: Verdict,
): Promise<NewVote> {
  const contestants: Contestant[] = [];
  for (const side of sides) {
    const { modelId, modelName = modelId, settings } = side;
    const model = ports.models().find(({ id }) => id === modelId);
    contestants.push(
      model
        ? contestantOf(
            model,
            await hashOf(ports, { runId, item }, side),
            settings,
            defaultSettings(model),
          )
        : unknownContestant({ modelId, modelName }, settings),
    );
  }
  const namesItself = sides.some((_, position) => namesOne(position, sides, ports.models()));
  return {
    runId,
    item,
    tags: [...tags],
    votedAt: new Date(ports.calendar.nowMs()).toISOString(),
    promptHash: await ports.hash(question),
    contestants,
    blind: hidden && !namesItself,
    verdict,
  };
}
