import { failed, success, type Outcome } from '../../core/outcome';
import type { Vote } from '../../core/rating/vote';
import type { Added, VoteStore } from '../../core/rating/vote-store';
import type { Verdict } from '../../core/rating/verdict';
import type { RunStore } from '../../core/records/run-store';
import type { StoreFailure } from '../../core/store/failures';
import type { IsModelHere, JudgedAnswer, NewVotePorts } from './new-vote';
import { UndrawnSides } from './undrawn-sides.svelte';

export interface BlindVotePorts extends NewVotePorts {
  /** Where votes and runs are kept; its code is loaded with the first vote. */
  readonly services: () => Promise<{
    readonly votes: Pick<VoteStore, 'add' | 'remove' | 'own'>;
    readonly runs: Pick<RunStore, 'reveal' | 'load'>;
    readonly isModelHere?: IsModelHere;
  }>;
}

/** The answers to one prompt of a run, as they stand on the screen. */
export interface JudgedPrompt {
  readonly runId: string;
  /** Which prompt of the run, from 0. */
  readonly item: number;
  readonly tags: readonly string[];
  /** All that was asked, as one text. */
  readonly question: string;
  /** By side: the first is A. */
  readonly answers: readonly JudgedAnswer[];
  /** Ids of the runs whose names show with the vote. */
  readonly shows: readonly string[];
}

/** A vote of this device as the page knows it: its id, its place in the run and what it says. */
export type GivenVote = Pick<Vote, 'id' | 'item' | 'verdict'>;

/** What is kept of a run that is judged. */
interface KeptRun {
  readonly votes: readonly GivenVote[];
  /** Whether it is noted that its names are shown. */
  readonly isShown: boolean;
}

/**
 * The votes of this device on a run, one on each of its prompts, and whether it is hidden whose the
 * answers are. What the run and the vote store say counts: it is read from them, and noted there before
 * it shows. Who extends it says what is judged.
 */
export abstract class BlindVote {
  #given = $state.raw<readonly GivenVote[]>([]);
  #isShown = $state(false);
  #failure = $state.raw<StoreFailure>();
  #alreadyVoted = $state(false);
  #isOpenVote = $state(false);
  #isGiving = false;
  /** Of the prompt that is shown. */
  readonly undrawn = new UndrawnSides();

  constructor(readonly ports: BlindVotePorts) {}

  /** Of the run that is judged; undefined where there is none. */
  protected abstract get runId(): string | undefined;

  /** Which prompt of it is shown. */
  protected abstract get item(): number;

  /** Whether it was hidden which side is which when it began. */
  abstract get blind(): boolean;

  /** What stands on the screen now; undefined where it cannot be judged. */
  protected abstract get toJudge(): JudgedPrompt | undefined;

  /** Whether an answer of what is hidden has been seen with its name: no vote on it is blind. */
  abstract get seenBefore(): boolean;

  /** Called when a vote stands on what is judged. */
  protected abstract onVoted(isNew: boolean): Promise<void> | void;

  /** Called when the latest vote was taken back. */
  protected onUndone(): void {
    // Nothing else changes with it.
  }

  /** Whether it must not be seen which side is which. */
  get hidden(): boolean {
    return this.blind && !this.#isShown;
  }

  /** Whether it is noted that it is shown which side is which. */
  protected get isShown(): boolean {
    return this.#isShown;
  }

  get verdict(): Verdict | undefined {
    return this.voteOn(this.item)?.verdict;
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

  /** Whether there is no vote on what is shown: not all answers of a blind run can be drawn alike. */
  get isUndrawn(): boolean {
    return this.hidden && this.undrawn.areThere;
  }

  /** Why the latest vote could not be kept or taken back. */
  get failure(): StoreFailure | undefined {
    return this.#failure;
  }

  async vote(verdict: Verdict): Promise<void> {
    // All that is voted on is taken before anything is waited for: the next prompt may be asked meanwhile.
    const { toJudge: judged, hidden, seenBefore } = this;
    if (!judged || this.verdict || this.isUndrawn || this.#isGiving) return;
    this.#isGiving = true;
    const added = await this.#add(judged, hidden && !seenBefore, verdict).finally(() => {
      this.#isGiving = false;
    });
    // Another run may be judged by now.
    if (this.runId !== judged.runId) return;
    this.noteOutcome(added);
    if (!added.ok) return;
    const { vote, isNew } = added.value;
    this.#alreadyVoted = !isNew;
    this.#isOpenVote = hidden && !vote.blind;
    this.#given = [...this.#given.filter(({ item }) => item !== vote.item), vote];
    await this.onVoted(isNew);
  }

  /** Takes back the vote on the prompt that is shown. What was revealed stays so. */
  async undo(): Promise<void> {
    const { runId } = this;
    const vote = this.voteOn(this.item);
    if (runId === undefined || !vote) return;
    const { id, item } = vote;
    const removed = await (await this.ports.services()).votes.remove({ id, runId, item });
    if (this.runId !== runId) return;
    this.noteOutcome(removed);
    if (!removed.ok) return;
    this.#given = this.#given.filter((one) => one.item !== item);
    this.forgetLatest();
    this.onUndone();
  }

  protected voteOn(item: number): GivenVote | undefined {
    return this.#given.find((vote) => vote.item === item);
  }

  protected noteOutcome(outcome: Outcome<unknown, StoreFailure>): void {
    this.#failure = outcome.ok ? undefined : outcome.failure;
  }

  /** Nothing is told of the latest vote any more. */
  protected forgetLatest(): void {
    this.#alreadyVoted = this.#isOpenVote = false;
  }

  /** Another run is judged from now on, of which so much is known. */
  protected reset({ votes, isShown }: KeptRun): void {
    this.#given = votes;
    this.#isShown = isShown;
    this.#failure = undefined;
    this.forgetLatest();
  }

  /** It shows from now on which side is which; that has been noted. */
  protected noteShown(): void {
    this.#isShown = true;
  }

  /** Takes over the votes that are kept. */
  protected noteVotes(votes: readonly GivenVote[]): void {
    this.#given = votes;
  }

  /**
   * Shows which side is which without a vote, once that is noted: whatever becomes of the page then, no
   * vote on it is blind.
   *
   * @param runIds of the runs whose names show with it
   */
  protected async showNames(runIds: readonly string[]): Promise<Outcome<void, StoreFailure>> {
    const { runId } = this;
    const noted = await (await this.ports.services()).runs.reveal(runIds);
    if (!noted.ok) return noted;
    if (this.runId === runId) this.noteShown();
    return success(undefined);
  }

  /**
   * What is kept of the run: another tab may have shown the names, voted or taken a vote back, or the
   * browser was killed after that.
   *
   * @returns undefined where it does not count: another run is judged by now, or what was done here
   * meanwhile is newer
   */
  protected async read(): Promise<Outcome<KeptRun | undefined, StoreFailure>> {
    const { runId } = this;
    if (runId === undefined) return success(undefined);
    const given = this.#given;
    const { votes, runs } = await this.ports.services();
    const [own, run] = await Promise.all([votes.own(runId), runs.load(runId)]);
    if (!own.ok) return failed(own.failure);
    if (this.runId !== runId || this.#isGiving || this.#given !== given) return success(undefined);
    return success({ votes: own.value, isShown: run.ok && run.value?.revealed === true });
  }

  async #add(
    { answers, shows, ...prompt }: JudgedPrompt,
    hidden: boolean,
    verdict: Verdict,
  ): Promise<Outcome<Added, StoreFailure>> {
    const [{ voteOf }, { votes }] = await Promise.all([
      import('./new-vote'),
      this.ports.services(),
    ]);
    return votes.add(await voteOf(this.ports, { ...prompt, hidden }, answers, verdict), shows);
  }
}
