/** Makes a vote of what stands on the screen; loaded when someone votes. */
import type { Model } from '../../core/catalogue/model';
import { namesModel } from '../../core/comparison/blindness';
import { contestantOf, unknownContestant } from '../../core/comparison/contestant';
import { defaultSettings } from '../../core/comparison/first-workspace';
import { shownBlind } from '../../core/comparison/shown-blind';
import type { Thoughtful } from '../../core/comparison/thinking';
import type { ColumnSettings, Round } from '../../core/comparison/workspace';
import type { Calendar } from '../../core/ports';
import type { Contestant } from '../../core/rating/vote';
import type { Verdict } from '../../core/rating/verdict';
import type { VoteStore, NewVote } from '../../core/rating/vote-store';
import type { Stamp } from '../../core/records/run';
import type { ColumnState } from '../compare/column.svelte';
import type { TurnState } from '../runs/turn.svelte';

/** A column's turn, and what it is asked with. */
export interface Asked {
  readonly column: ColumnState;
  readonly turn: TurnState;
  /** Its index among the columns of its run. */
  readonly place: number;
  readonly modelId: string;
  readonly settings: ColumnSettings;
}

export interface RoundPorts {
  /** All that the page knows by now. */
  readonly models: () => readonly Model[];
  readonly calendar: Calendar;
  readonly newId: () => string;
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => Promise<string>;
  /** SHA-256 over the model's files; null where the model is not here. */
  readonly modelHash: (modelId: string) => Promise<string | null>;
  /** Whether the model that is here is the one of the stamp; needed where recorded answers are judged. */
  readonly isModelHere?: (modelId: string, stamp: ModelStamp) => Promise<boolean>;
  /** Loaded when someone votes. */
  readonly votes: () => Promise<Pick<VoteStore, 'add' | 'remove' | 'own'>>;
  /** Notes that it is shown which side of rounds is which; false where that could not be kept, which is told. */
  readonly reveal: (roundIds: readonly string[]) => Promise<boolean>;
  /** Whether that has been noted: in another tab, or before the browser was killed. */
  readonly isShown: (roundId: string) => Promise<boolean>;
  /** Called after every change that should outlive the visit. */
  readonly onChange: () => void;
}

/** What is judged: one of the answers to a prompt. */
export interface Judged extends Thoughtful {
  readonly modelId: string;
  /** As it was when it was asked; undefined where that was not recorded. */
  readonly modelName: string | undefined;
  readonly settings: ColumnSettings;
  /** Of an answer that may be from another day, null where it has none; left out of one just given. */
  readonly stamp?: ModelStamp | null;
}

/** What tells one version of a model from another. */
export type ModelStamp = Pick<Stamp, 'weightsSha256' | 'librarySha256'>;

/** SHA-256 over the model's files; null where it is not known that these are what answered. */
async function hashOf(ports: NewVotePorts, { modelId, stamp }: Judged): Promise<string | null> {
  const isHere = stamp === undefined || (stamp && (await ports.isModelHere?.(modelId, stamp)));
  return isHere ? ports.modelHash(modelId) : null;
}

/** Whether what is shown of an answer says the name of one of the models that are compared. */
export function namesOne(
  position: number,
  sides: readonly (Thoughtful & Pick<Judged, 'modelId' | 'modelName'>)[],
  models: readonly Model[],
): boolean {
  const nameOf = ({
    modelId,
    modelName = modelId,
  }: Pick<Judged, 'modelId' | 'modelName'>): string =>
    models.find(({ id }) => id === modelId)?.name ?? modelName;
  return namesModel(shownBlind(sides).answers[position]?.text ?? '', sides.map(nameOf));
}

/**
 * Whether an answer of a round has been seen before under its column's name: as asking the same again
 * gives it.
 *
 * @param hiddenBefore rounds before it that nobody was shown
 */
export function isSeenBefore(
  sides: readonly Pick<Asked, 'column' | 'turn'>[],
  hiddenBefore: Round['hiddenBefore'] = [],
): boolean {
  const others = hiddenBefore.flatMap(({ turnIds }) => turnIds);
  const hidden = new Set([...others, ...sides.map(({ turn }) => turn.id)]);
  return sides.some(({ column, turn: { prompt, text } }) =>
    column.everAsked.some(
      (one) => !hidden.has(one.id) && one.prompt === prompt && one.text === text,
    ),
  );
}

/** What was asked, and where in which run. */
interface Question extends Pick<NewVote, 'runId' | 'item' | 'tags'> {
  readonly prompt: string;
  /** Whether nothing told which answer was whose when it was judged. */
  readonly hidden: boolean;
}

export type NewVotePorts = Pick<
  RoundPorts,
  'models' | 'calendar' | 'hash' | 'modelHash' | 'isModelHere'
>;

/** A vote as it is to be kept: also on answers of models that the page does not know (any more). */
export async function voteOf(
  ports: NewVotePorts,
  { prompt, hidden, ...place }: Question,
  sides: readonly Judged[],
  verdict: Verdict,
): Promise<NewVote> {
  const contestants: Contestant[] = [];
  for (const side of sides) {
    const { modelId, modelName = modelId, settings } = side;
    const model = ports.models().find(({ id }) => id === modelId);
    contestants.push(
      model
        ? contestantOf(model, await hashOf(ports, side), settings, defaultSettings(model))
        : unknownContestant({ modelId, modelName }, settings),
    );
  }
  const namesItself = sides.some((_, position) => namesOne(position, sides, ports.models()));
  return {
    ...place,
    votedAt: new Date(ports.calendar.nowMs()).toISOString(),
    promptHash: await ports.hash(prompt),
    contestants,
    blind: hidden && !namesItself,
    verdict,
  };
}
