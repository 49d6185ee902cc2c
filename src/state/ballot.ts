/** Makes a vote of what stands on the screen; loaded when someone votes. */
import type { Model } from '../core/catalogue/model';
import { namesModel, withoutThoughts } from '../core/comparison/blindness';
import { contestantOf } from '../core/comparison/contestant';
import { defaultSettings } from '../core/comparison/first-workspace';
import type { ColumnSettings, Round } from '../core/comparison/workspace';
import type { Outcome } from '../core/outcome';
import type { Calendar } from '../core/ports';
import type { StoreFailure } from '../core/store/failures';
import type { Ballot, Contestant, Verdict } from '../core/rating/ballot';
import type { ColumnState } from './column.svelte';
import type { TurnState } from './turn.svelte';

/** A column's turn, and what it is asked with. */
export interface Asked {
  readonly column: ColumnState;
  readonly turn: TurnState;
  readonly modelId: string;
  readonly settings: ColumnSettings;
}

export interface RoundPorts {
  /** All that the page knows. */
  readonly models: readonly Model[];
  readonly calendar: Calendar;
  readonly newId: () => string;
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => Promise<string>;
  /** SHA-256 over the model's files; null where the model is not here. */
  readonly modelHash: (modelId: string) => Promise<string | null>;
  readonly ballots: {
    add(ballot: Ballot): Promise<Outcome<void, StoreFailure>>;
    remove(id: string): Promise<Outcome<void, StoreFailure>>;
  };
  /** Called after every change that should outlive the visit. */
  readonly onChange: () => void;
}

/** Whether an answer says the name of one of the round's models. */
export function namesOne(
  { turn }: Asked,
  sides: readonly Asked[],
  models: RoundPorts['models'],
): boolean {
  const nameOf = (modelId: string): string =>
    models.find(({ id }) => id === modelId)?.name ?? modelId;
  return namesModel(
    withoutThoughts(turn.text),
    sides.map(({ modelId }) => nameOf(modelId)),
  );
}

/** Undefined where a model is none that the page knows (any more). */
export async function ballotOf(
  ports: RoundPorts,
  round: Omit<Round, 'sides'>,
  sides: readonly Asked[],
  verdict: Verdict,
): Promise<Ballot | undefined> {
  const [first] = sides;
  const contestants: Contestant[] = [];
  for (const { modelId, settings } of sides) {
    const model = ports.models.find(({ id }) => id === modelId);
    if (!model) return undefined;
    const modelHash = await ports.modelHash(modelId);
    contestants.push(contestantOf(model, modelHash, settings, defaultSettings(model)));
  }
  if (!first) return undefined;
  const namesItself = sides.some((side) => namesOne(side, sides, ports.models));
  return {
    // Spreadsheets garble long numbers.
    id: `vote-${ports.newId()}`,
    votedAt: new Date(ports.calendar.nowMs()).toISOString(),
    promptHash: await ports.hash(first.turn.prompt),
    tags: first.turn.origin?.tags ?? [],
    contestants,
    blind: round.blind && !round.revealed && !namesItself,
    verdict,
    runId: round.id,
    item: 0,
  };
}
