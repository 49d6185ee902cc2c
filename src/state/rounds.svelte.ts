import { isVotable } from '../core/comparison/votable';
import type { Round } from '../core/comparison/workspace';
import type { Outcome } from '../core/outcome';
import type { Ballot, Verdict } from '../core/rating/ballot';
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
    return this.blind && this.#round?.revealed === false;
  }

  /** Whether it was hidden which side is which when it began. */
  get blind(): boolean {
    return this.#round?.blind === true;
  }

  /** Every side has its answer, or will have none. */
  readonly done = $derived.by(() => this.#sides.every(({ turn }) => turn.phase === 'done'));

  /** Whether there is something to judge. */
  readonly votable = $derived.by(
    () => this.done && isVotable(this.#sides.map(({ turn }) => (turn.failure ? undefined : turn))),
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
    const sides = this.#sides.map(({ column, turn, place, modelId, settings }) => ({
      columnId: column.id,
      turnId: turn.id,
      place,
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

  /**
   * An answer that is asked for again in its round, with the same, stays in it until there is a vote.
   *
   * @returns its side, where it does
   */
  sideOf(one: Asked): Asked | undefined {
    // An answer that goes on from its end is not the one that the round has.
    if (this.verdict || one.turn.begun !== '') return undefined;
    return this.#sides.find(
      ({ turn, modelId, settings }) =>
        turn === one.turn &&
        modelId === one.modelId &&
        JSON.stringify(settings) === JSON.stringify(one.settings),
    );
  }

  /** It has been shown elsewhere which side of this round is which. */
  noteRevealed(roundId: string): void {
    if (this.#round?.id === roundId) this.#round = { ...this.#round, revealed: true };
  }

  endWith(column: ColumnState): void {
    if (this.#sides.some((side) => side.column === column)) this.end();
  }

  /** Shows which side is which without a vote. */
  reveal(): void {
    if (!this.#round) return;
    this.#round = { ...this.#round, revealed: true };
    this.ports.onRevealed(this.#round.id);
    this.ports.onChange();
  }

  async vote(verdict: Verdict): Promise<void> {
    const round = this.#round;
    if (!round || !this.votable || round.vote || this.#keeping) return;
    this.#keeping = true;
    const { ballot, kept } = await this.#keep(round, verdict).finally(() => {
      this.#keeping = false;
    });
    if (this.#round !== round) return;
    this.#failure = kept.ok ? undefined : kept.failure;
    if (!kept.ok || !ballot) return;
    this.#round = { ...round, revealed: true, vote: { ballotId: ballot.id, verdict } };
    this.ports.onRevealed(round.id);
    this.ports.onChange();
  }

  async #keep(
    round: Omit<Round, 'sides'>,
    verdict: Verdict,
  ): Promise<{ ballot?: Ballot; kept: Outcome<void, StoreFailure> }> {
    const { ballotOf } = await import('./ballot');
    const question = {
      runId: round.id,
      item: 0,
      tags: this.#sides[0]?.turn.origin?.tags ?? [],
      prompt: this.#sides[0]?.turn.prompt ?? '',
      hidden: round.blind && !round.revealed,
    };
    const judged = this.#sides.map((side) => ({ ...side, text: side.turn.text }));
    const ballot = await ballotOf(this.ports, question, judged, verdict);
    if (!ballot.ok) return { kept: ballot };
    return { ballot: ballot.value, kept: await (await this.ports.ballots()).add(ballot.value) };
  }

  /** Takes the vote back. What was revealed stays so. */
  async undo(): Promise<void> {
    const round = this.#round;
    if (!round?.vote) return;
    const removed = await (await this.ports.ballots()).remove(round.vote.ballotId);
    if (this.#round !== round) return;
    this.#failure = removed.ok ? undefined : removed.failure;
    if (removed.ok) this.#round = { ...round, vote: null };
    this.ports.onChange();
  }
}
