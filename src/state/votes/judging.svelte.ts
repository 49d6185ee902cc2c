import { SvelteSet } from 'svelte/reactivity';
import { promptsAsked, questionText } from '../../core/comparison/asked';
import type { Outcome } from '../../core/outcome';
import type { Vote } from '../../core/rating/vote';
import type { Verdict } from '../../core/rating/verdict';
import type { Added, VoteStore } from '../../core/rating/vote-store';
import { isHidden, type Run } from '../../core/records/run';
import { isItemVotable, sides, type Side } from '../../core/records/sides';
import type { RunStore } from '../../core/records/run-store';
import type { StoreFailure } from '../../core/store/failures';
import { namesOne, voteOf, type NewVotePorts } from './new-vote';
import { UndrawnSides } from './undrawn-sides.svelte';

export interface JudgingPorts extends NewVotePorts {
  readonly votes: Pick<VoteStore, 'add' | 'remove' | 'own'>;
  readonly runs: Pick<RunStore, 'reveal' | 'seenBefore'>;
  /** Called when it has been shown which column of a run is which. */
  readonly onRevealed: (runId: string) => void;
}

/** Judges the answers of a run, one prompt after another; which side is which is shown at the end. */
export class Judging {
  #run: Run;
  /** Those given here on the answers of this run: what others have voted is theirs. */
  #votes = $state.raw<readonly Vote[]>([]);
  #at = $state(0);
  #revealed = $state(false);
  #failure = $state.raw<StoreFailure>();
  #alreadyVoted = $state(false);
  #isOpenVote = $state(false);
  /** Items of which an answer stands with its name in another run. */
  readonly #seen = new SvelteSet<number>();
  #persistence = false;
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
  async refresh(): Promise<void> {
    const kept = await this.ports.votes.own(this.#run.id);
    if (!kept.ok) {
      this.#failure = kept.failure;
      return;
    }
    this.#votes = kept.value;
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
    () => this.votable.filter((item) => this.#voteOn(item)).length,
  );

  /** Index of the item. */
  get at(): number {
    return this.#at;
  }

  get verdict(): Verdict | undefined {
    return this.#voteOn(this.#at)?.verdict;
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
    if (
      this.isUndrawn ||
      this.#persistence ||
      !prompt ||
      this.verdict ||
      !this.votable.includes(item)
    )
      return;
    const { hidden } = this;
    this.#persistence = true;
    const kept = await this.#keep(item, prompt, verdict).finally(() => {
      this.#persistence = false;
    });
    this.#failure = kept.ok ? undefined : kept.failure;
    if (!kept.ok) return;
    const { vote, isNew } = kept.value;
    this.#votes = [...this.#votes, vote];
    this.#alreadyVoted = !isNew;
    this.#isOpenVote = hidden && !vote.blind;
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
    return this.ports.votes.add(vote, []);
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
    const vote = this.#voteOn(this.#at);
    if (!vote) return;
    const removed = await this.ports.votes.remove(vote);
    this.#failure = removed.ok ? undefined : removed.failure;
    if (!removed.ok) return;
    this.#votes = this.#votes.filter((one) => one !== vote);
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

  #voteOn(item: number): Vote | undefined {
    return this.#votes.find((vote) => vote.item === item);
  }

  /** To the next prompt without a vote; after the last one to the first. */
  #goToNext(): void {
    const open = this.votable.filter((item) => !this.#voteOn(item));
    if (open.includes(this.#at)) return;
    const next = open.find((item) => item > this.#at) ?? open[0];
    const fallback = this.votable.includes(this.#at) ? this.#at : this.votable[0];
    this.#at = next ?? fallback ?? this.#at;
  }
}
