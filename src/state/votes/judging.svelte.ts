import { SvelteSet } from 'svelte/reactivity';
import { promptsAsked, questionText } from '../../core/comparison/asked';
import type { VoteStore } from '../../core/rating/vote-store';
import type { Run } from '../../core/records/run';
import { isItemVotable, sides, type Side } from '../../core/records/sides';
import type { RunStore } from '../../core/records/run-store';
import { BlindVote, type JudgedPrompt } from './blind-vote.svelte';
import { namesOne, type NewVotePorts } from './new-vote';

export interface JudgingPorts extends NewVotePorts {
  readonly votes: Pick<VoteStore, 'add' | 'remove' | 'own'>;
  readonly runs: Pick<RunStore, 'reveal' | 'load' | 'seenBefore'>;
}

/** Judges the answers of a run, one prompt after another; which side is which is shown at the end. */
export class Judging extends BlindVote {
  readonly #runs: JudgingPorts['runs'];
  readonly #run: Run;
  #at = $state(0);
  /** Items of which an answer stands with its name in another run. */
  readonly #seen = new SvelteSet<number>();

  constructor({ votes, runs, ...ports }: JudgingPorts, run: Run) {
    super({ ...ports, services: () => Promise.resolve({ votes, runs }) });
    this.#runs = runs;
    this.#run = run;
    this.reset({ votes: [], isShown: run.revealed });
  }

  /** The votes that there are already, and the first prompt without one. */
  async refresh(): Promise<void> {
    const kept = await this.read();
    if (!kept.ok) this.noteOutcome(kept);
    if (!kept.ok || !kept.value) return;
    this.noteVotes(kept.value.votes);
    if (kept.value.isShown) this.noteShown();
    this.#goToNext();
    await this.#lookBack();
  }

  get run(): Run {
    return this.#run;
  }

  get blind(): boolean {
    return this.#run.conditions.blind;
  }

  protected get runId(): string {
    return this.#run.id;
  }

  protected get item(): number {
    return this.#at;
  }

  /** The answers to the prompt that is judged, by side. */
  readonly sides: readonly Side[] = $derived.by(() => sides(this.#run, this.#at));

  /** The prompts that can be judged: indices of items. */
  readonly votable: readonly number[] = $derived.by(() =>
    [...this.#run.items.keys()].filter((item) => isItemVotable(this.#run, item)),
  );

  /** How many of them have a vote. */
  readonly judged: number = $derived.by(
    () => this.votable.filter((item) => this.voteOn(item)).length,
  );

  /** Index of the item. */
  get at(): number {
    return this.#at;
  }

  /** Whether an answer to the prompt that is shown stands with its name in another run: no vote on it is blind. */
  get seenBefore(): boolean {
    return this.hidden && this.#seen.has(this.#at);
  }

  namesItself(position: number): boolean {
    return namesOne(position, this.sides, this.ports.models());
  }

  /** Shows another prompt, that can be judged. */
  show(item: number): void {
    if (!this.votable.includes(item)) return;
    this.#at = item;
    this.forgetLatest();
    void this.#lookBack();
  }

  /** Shows which side is which: votes after that are not blind. */
  async reveal(): Promise<void> {
    this.noteOutcome(await this.showNames([this.#run.id]));
  }

  protected get toJudge(): JudgedPrompt | undefined {
    const item = this.#run.items[this.#at];
    if (!item || !this.votable.includes(this.#at)) return undefined;
    return {
      runId: this.#run.id,
      item: this.#at,
      tags: item.tags,
      question: this.#questionOf(item.text),
      answers: this.sides.map((side) => ({ ...side, stamp: side.cell?.stamp ?? null })),
      // Nothing is shown before all is judged.
      shows: [],
    };
  }

  protected async onVoted(isNew: boolean): Promise<void> {
    if (!isNew) return;
    this.#goToNext();
    await this.#lookBack();
  }

  /** All that was asked; where it can be judged, it is the same for all columns. */
  #questionOf(text: string): string {
    const [side] = this.sides;
    const kind = this.ports.models().find(({ id }) => id === side?.modelId)?.kind;
    const before = (side?.before ?? []).map(({ prompt, answer }) => ({
      prompt,
      answer: { text: answer },
    }));
    return questionText(promptsAsked(kind, before, text));
  }

  async #lookBack(): Promise<void> {
    const item = this.#at;
    if (!this.hidden || this.#seen.has(item)) return;
    const seen = await this.#runs.seenBefore({ runId: this.#run.id, item });
    if (seen.ok && seen.value) this.#seen.add(item);
  }

  /** To the next prompt without a vote; after the last one to the first. */
  #goToNext(): void {
    const open = this.votable.filter((item) => !this.voteOn(item));
    if (open.includes(this.#at)) return;
    const next = open.find((item) => item > this.#at) ?? open[0];
    const fallback = this.votable.includes(this.#at) ? this.#at : this.votable[0];
    this.#at = next ?? fallback ?? this.#at;
  }
}
