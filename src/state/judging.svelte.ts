import { SvelteSet } from 'svelte/reactivity';
import { promptsAsked, questionText } from '../core/comparison/asked';
import type { Outcome } from '../core/outcome';
import type { Ballot } from '../core/rating/ballot';
import type { Verdict } from '../core/rating/verdict';
import type { Added, BallotStore } from '../core/rating/ballot-store';
import { isHidden, type Run } from '../core/records/run';
import { isItemVotable, sides, type Side } from '../core/records/sides';
import type { RunStore } from '../core/records/run-store';
import type { StoreFailure } from '../core/store/failures';
import { namesOne, voteOf, type BallotPorts } from './ballot';
import { UndrawnSides } from './undrawn-sides.svelte';

export interface JudgingPorts extends BallotPorts {
  readonly ballots: Pick<BallotStore, 'add' | 'remove' | 'own'>;
  readonly runs: Pick<RunStore, 'reveal' | 'seenBefore'>;
  /** Called when it has been shown which column of a run is which. */
  readonly onRevealed: (runId: string) => void;
}

/** Judges the answers of a run, one prompt after another; which side is which is shown at the end. */
export class Judging {
  #run: Run;
  /** Those given here on the answers of this run: what others have voted is theirs. */
  #ballots = $state.raw<readonly Ballot[]>([]);
  #at = $state(0);
  #revealed = $state(false);
  #failure = $state.raw<StoreFailure>();
  #alreadyVoted = $state(false);
  #isOpenVote = $state(false);
  /** Items of which an answer stands with its name in another run. */
  readonly #seen = new SvelteSet<number>();
  #keeping = false;
  /** Of the prompt that is shown. */
  readonly undrawn = new UndrawnSides();

  constructor(
    readonly ports: JudgingPorts,
    run: Run,
  ) {
    this.#run = $state.raw(run);
    this.#revealed = run.revealed;
  }

  /** The votes that there are already, and the first prompt without one. */
  async look(): Promise<void> {
    const kept = await this.ports.ballots.own(this.#run.id);
    if (!kept.ok) {
      this.#failure = kept.failure;
      return;
    }
    this.#ballots = kept.value;
    this.#goToNext();
    await this.#lookBack();
  }

  get run(): Run {
    return this.#run;
  }

  /** The answers to the prompt that is judged, by side. */
  readonly sides: readonly Side[] = $derived.by(() => sides(this.#run, this.#at));

  /** The prompts that can be judged: indices of items. */
  readonly votable: readonly number[] = $derived.by(() =>
    [...this.#run.items.keys()].filter((item) => isItemVotable(this.#run, item)),
  );

  /** How many of them have a vote. */
  readonly judged: number = $derived.by(
    () => this.votable.filter((item) => this.#ballotOn(item)).length,
  );

  /** Index of the item. */
  get at(): number {
    return this.#at;
  }

  get verdict(): Verdict | undefined {
    return this.#ballotOn(this.#at)?.verdict;
  }

  /** Whether it must not be seen which side is which. */
  get hidden(): boolean {
    return isHidden({ conditions: this.#run.conditions, revealed: this.#revealed });
  }

  /** Whether the latest vote was not taken: one was given before, in another tab, and is shown. */
  get alreadyVoted(): boolean {
    return this.#alreadyVoted;
  }

  /**
   * Whether the latest vote is not blind though names were hidden: they were shown elsewhere, may have been,
   * or one stands in an answer.
   */
  get isOpenVote(): boolean {
    return this.#isOpenVote;
  }

  /** Whether an answer to the prompt that is shown stands with its name in another run: no vote on it is blind. */
  get seenBefore(): boolean {
    return this.hidden && this.#seen.has(this.#at);
  }

  /** Whether there is no vote on what is shown: not all answers of a blind run can be drawn alike. */
  get isUndrawn(): boolean {
    return this.hidden && this.undrawn.areThere;
  }

  /** Why the latest vote could not be kept or taken back. */
  get failure(): StoreFailure | undefined {
    return this.#failure;
  }

  namesItself(position: number): boolean {
    return namesOne(position, this.sides, this.ports.models());
  }

  /** Shows another prompt, that can be judged. */
  show(item: number): void {
    if (!this.votable.includes(item)) return;
    this.#at = item;
    this.#alreadyVoted = this.#isOpenVote = false;
    void this.#lookBack();
  }

  async vote(verdict: Verdict): Promise<void> {
    const item = this.#at;
    const prompt = this.#run.items[item];
    if (this.isUndrawn || this.#keeping || !prompt || this.verdict || !this.votable.includes(item))
      return;
    const { hidden } = this;
    this.#keeping = true;
    const kept = await this.#keep(item, prompt, verdict).finally(() => {
      this.#keeping = false;
    });
    this.#failure = kept.ok ? undefined : kept.failure;
    if (!kept.ok) return;
    const { ballot, isNew } = kept.value;
    this.#ballots = [...this.#ballots, ballot];
    this.#alreadyVoted = !isNew;
    this.#isOpenVote = hidden && !ballot.blind;
    if (!isNew) return;
    this.#goToNext();
    await this.#lookBack();
  }

  async #keep(
    item: number,
    { text, tags }: Run['items'][number],
    verdict: Verdict,
  ): Promise<Outcome<Added, StoreFailure>> {
    const question = {
      runId: this.#run.id,
      item,
      tags,
      prompt: this.#asked(text),
      hidden: this.hidden,
    };
    const judged = this.sides.map((side) => ({ ...side, stamp: side.cell?.stamp ?? null }));
    const vote = await voteOf(this.ports, question, judged, verdict);
    // Nothing is shown before all is judged.
    return this.ports.ballots.add(vote, []);
  }

  /** All that was asked; where it can be judged, it is the same for all columns. */
  #asked(text: string): string {
    const [side] = this.sides;
    const kind = this.ports.models().find(({ id }) => id === side?.modelId)?.kind;
    const before = (side?.before ?? []).map(({ prompt, answer }) => ({
      prompt,
      answer: { text: answer },
    }));
    return questionText(promptsAsked(kind, before, text));
  }

  /** Takes back the vote on the prompt that is shown. */
  async undo(): Promise<void> {
    const ballot = this.#ballotOn(this.#at);
    if (!ballot) return;
    const removed = await this.ports.ballots.remove(ballot);
    this.#failure = removed.ok ? undefined : removed.failure;
    if (!removed.ok) return;
    this.#ballots = this.#ballots.filter((one) => one !== ballot);
    this.#alreadyVoted = this.#isOpenVote = false;
  }

  /** Shows which side is which: votes after that are not blind. */
  async reveal(): Promise<void> {
    const revealed = await this.ports.runs.reveal([this.#run.id]);
    this.#failure = revealed.ok ? undefined : revealed.failure;
    if (!revealed.ok) return;
    this.#revealed = true;
    for (const id of revealed.value) this.ports.onRevealed(id);
  }

  async #lookBack(): Promise<void> {
    const item = this.#at;
    if (!this.hidden || this.#seen.has(item)) return;
    const seen = await this.ports.runs.seenBefore({ runId: this.#run.id, item });
    if (seen.ok && seen.value) this.#seen.add(item);
  }

  #ballotOn(item: number): Ballot | undefined {
    return this.#ballots.find((ballot) => ballot.item === item);
  }

  /** To the next prompt without a vote; after the last one to the first. */
  #goToNext(): void {
    const open = this.votable.filter((item) => !this.#ballotOn(item));
    if (open.includes(this.#at)) return;
    const next = open.find((item) => item > this.#at) ?? open[0];
    const fallback = this.votable.includes(this.#at) ? this.#at : this.votable[0];
    this.#at = next ?? fallback ?? this.#at;
  }
}
