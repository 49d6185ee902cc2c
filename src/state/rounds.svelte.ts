import type { Round } from '../core/comparison/workspace';
import { failed } from '../core/outcome';
import type { Verdict } from '../core/rating/ballot';
import type { StoreFailure } from '../core/store/failures';
import type { Asked, RoundPorts } from './ballot';
import type { ColumnState } from './column.svelte';

/** The latest prompt to several columns: what each answered, on which side it stands, and the vote. */
export class Rounds {
  #round = $state.raw<Omit<Round, 'sides'>>();
  #sides = $state.raw<readonly Asked[]>([]);
  #failure = $state.raw<StoreFailure>();
  #keeping = false;

  constructor(
    readonly ports: RoundPorts,
    columns: readonly ColumnState[],
    kept: Round | null,
  ) {
    const sides = (kept?.sides ?? []).flatMap(({ columnId, turnId, ...asked }) => {
      const column = columns.find(({ id }) => id === columnId);
      const turn = column?.turns.find(({ id }) => id === turnId);
      return column && turn ? [{ column, turn, ...asked }] : [];
    });
    if (sides.length === 0 || sides.length !== kept?.sides.length) return;
    this.#round = kept;
    this.#sides = sides;
  }

  /** By side: the first is A. Empty where there is no round. */
  get sides(): readonly Asked[] {
    return this.#sides;
  }

  /** Whether it must not be seen which side is which. */
  get hidden(): boolean {
    return this.#round?.blind === true && !this.#round.revealed;
  }

  /** Every side has its answer, or will have none. */
  readonly done = $derived.by(() => this.#sides.every(({ turn }) => turn.phase === 'done'));

  /** Whether there is something to judge: at least two sides, one of them with an answer. */
  readonly votable = $derived.by(
    () => this.#sides.length > 1 && this.done && this.#sides.some(({ turn }) => turn.text !== ''),
  );

  get verdict(): Verdict | undefined {
    return this.#round?.vote?.verdict;
  }

  /** Why the latest vote could not be kept or taken back. */
  get failure(): StoreFailure | undefined {
    return this.#failure;
  }

  get record(): Round | null {
    if (!this.#round) return null;
    const sides = this.#sides.map(({ column, turn, modelId, settings }) => ({
      columnId: column.id,
      turnId: turn.id,
      modelId,
      settings,
    }));
    return { ...this.#round, sides };
  }

  begin(sides: readonly Asked[], blind: boolean): void {
    this.end();
    if (sides.length < 2) return;
    this.#sides = sides;
    this.#round = { id: this.ports.newId(), blind, revealed: false, vote: null };
  }

  /** Nothing can be judged any more: the columns went different ways. */
  end(): void {
    this.#round = undefined;
    this.#sides = [];
    this.#failure = undefined;
  }

  /** A turn that is asked again in its round stays in it. */
  endUnlessIn(asked: readonly Asked[]): void {
    const turns = this.#sides.map(({ turn }) => turn);
    if (!asked.every(({ turn }) => turns.includes(turn))) this.end();
  }

  endWith(column: ColumnState): void {
    if (this.#sides.some((side) => side.column === column)) this.end();
  }

  /** Shows which side is which without a vote. */
  reveal(): void {
    if (!this.#round) return;
    this.#round = { ...this.#round, revealed: true };
    this.ports.onChange();
  }

  async vote(verdict: Verdict): Promise<void> {
    const round = this.#round;
    if (!round || !this.votable || round.vote || this.#keeping) return;
    this.#keeping = true;
    const { ballotOf } = await import('./ballot');
    const ballot = await ballotOf(this.ports, round, this.#sides, verdict);
    const kept = ballot ? await this.ports.ballots.add(ballot) : failed(unknownModel);
    this.#keeping = false;
    if (this.#round !== round) return;
    this.#failure = kept.ok ? undefined : kept.failure;
    if (!kept.ok || !ballot) return;
    this.#round = { ...round, revealed: true, vote: { ballotId: ballot.id, verdict } };
    this.ports.onChange();
  }

  /** Takes the vote back. What was revealed stays so. */
  async undo(): Promise<void> {
    const round = this.#round;
    if (!round?.vote) return;
    const removed = await this.ports.ballots.remove(round.vote.ballotId);
    if (this.#round !== round) return;
    this.#failure = removed.ok ? undefined : removed.failure;
    if (removed.ok) this.#round = { ...round, vote: null };
    this.ports.onChange();
  }
}

const unknownModel = { kind: 'not-here', modelId: '' } as const;
