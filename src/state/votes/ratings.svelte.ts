import type { Model } from '../../core/catalogue/model';
import { isOwnName, toldName, type NamedModel } from '../../core/comparison/told-name';
import type { Outcome } from '../../core/outcome';
import type { Vote } from '../../core/rating/vote';
import type { VoteStore, Counted } from '../../core/rating/vote-store';
import type { VoteFileFailure } from '../../core/rating/failures';
import { everything, filtered, tagsOf, type VoteFilter } from '../../core/rating/filter';
import { merge } from '../../core/rating/merge';
import type { Grouping } from '../../core/rating/grouping';
import { rate, type Rating } from '../../core/rating/rating';
import type { VoteForm } from '../../core/rating/vote-forms';
import { voteFileLimits, type VotesRead } from '../../core/rating/vote-files';
import type { StoreFailure } from '../../core/store/failures';
import type { Encoding } from '../files/decoded-text';
import { inPieces, type PiecePorts } from '../files/in-pieces';
import { textOf, type TextFile } from '../files/text-file';
import { Unreadable } from '../persistence/unreadable.svelte';
import { Wait, type Waited } from '../files/wait.svelte';

export interface RatingsPorts extends PiecePorts {
  readonly store: VoteStore;
  /** All that the page knows. */
  readonly models: () => readonly Model[];
  /** The runs of which it must not be seen yet which side is which, by their ids. */
  readonly hiddenRuns: () => Promise<Outcome<ReadonlySet<string>, StoreFailure>>;
  /** Reading and writing files, which is loaded when the first one is. */
  readonly files: () => Promise<{
    readonly read: (text: string) => Iterator<number, VotesRead>;
    readonly write: Readonly<Record<VoteForm, (votes: Counted) => readonly string[]>>;
  }>;
  /** Hands a file over as a download. */
  readonly save: (text: string, form: VoteForm) => void;
  /** The same for records that cannot be read. */
  readonly saveUnreadable: (text: string) => void;
}

/** What came of taking a file in. */
export interface Taken {
  readonly added: number;
  readonly duplicates: number;
  /** Ids of votes that differ from those here. */
  readonly conflicts: readonly string[];
  /** So many were not kept: what has their ids here cannot be read. */
  readonly blocked: number;
  readonly encoding: Encoding;
}

/** The votes on this device, and what they say of the models. */
export class Ratings {
  #votes = $state.raw<readonly Vote[]>();
  #setAside = $state.raw<readonly Vote[]>([]);
  #withheld = $state(0);
  #filter = $state.raw<VoteFilter>(everything);
  #grouping = $state.raw<Grouping>('model');
  #rating = $state.raw<Rating>();
  #isRating = $state(false);
  #failure = $state.raw<StoreFailure | VoteFileFailure>();
  #taken = $state.raw<Taken>();
  #latest = 0;
  readonly #tags = $derived(tagsOf(this.#votes ?? []));
  /** For a file that is taken. */
  readonly wait = new Wait();
  /** Kept votes that this version cannot read. */
  readonly unreadable: Unreadable;

  constructor(readonly ports: RatingsPorts) {
    const { store, saveUnreadable: save } = ports;
    this.unreadable = new Unreadable({ remove: (ids) => store.discard(ids), save });
  }

  /** Those that count; undefined until they have been read. */
  get votes(): readonly Vote[] | undefined {
    return this.#votes;
  }

  /** Later votes on answers that this person, or the one whose file they came from, had voted on: they do not count. */
  get setAside(): readonly Vote[] {
    return this.#setAside;
  }

  /** Votes on blind runs that are still hidden: who leads would bear on the votes to come. */
  get withheld(): number {
    return this.#withheld;
  }

  get tags(): readonly string[] {
    return this.#tags;
  }

  get filter(): VoteFilter {
    return this.#filter;
  }

  set filter(filter: VoteFilter) {
    this.#filter = filter;
    void this.#rate();
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  set grouping(grouping: Grouping) {
    this.#grouping = grouping;
    void this.#rate();
  }

  /** Of the votes that the filter leaves; the last one stays until the next is there. */
  get rating(): Rating | undefined {
    return this.#rating;
  }

  get isRating(): boolean {
    return this.#isRating;
  }

  get failure(): StoreFailure | VoteFileFailure | undefined {
    return this.#failure;
  }

  get taken(): Taken | undefined {
    return this.#taken;
  }

  /** Reads the votes and rates them: others have come since, perhaps. */
  async refresh(): Promise<void> {
    this.#failure = this.#taken = undefined;
    await this.#read();
  }

  async export(form: VoteForm): Promise<void> {
    const { write } = await this.ports.files();
    const texts = write[form]({ votes: this.#votes ?? [], setAside: this.#setAside });
    for (const text of texts) this.ports.save(text, form);
  }

  /** Takes the votes of a file to those that are here: all of them or, also where it is given up, none. */
  import(file: TextFile): Promise<void> {
    this.#failure = this.#taken = undefined;
    return this.wait.during((waited) => this.#import(file, waited));
  }

  async #import(file: TextFile, waited: Waited): Promise<void> {
    const text = await textOf(file, voteFileLimits.sizeBytes, (trouble): VoteFileFailure =>
      trouble.kind === 'too-large'
        ? { ...trouble, kind: 'votes-too-large' }
        : { ...trouble, kind: 'votes-unreadable' },
    );
    if (!text.ok) {
      this.#failure = text.failure;
      return;
    }
    const read = await this.#votesIn(text.value.text, waited);
    const kept = await this.ports.store.all();
    if (!read || !waited.isWanted()) return;
    if (!read.ok || !kept.ok) {
      this.#failure = read.ok ? (kept.ok ? undefined : kept.failure) : read.failure;
      return;
    }
    waited.keep();
    const merged = await inPieces(merge(kept.value, read.value), this.ports);
    const { votes, setAside, duplicates, conflicts } = merged;
    const outcome = await this.ports.store.addAll({ votes, setAside });
    if (outcome.ok) {
      await this.#read();
      const blocked = votes.length + setAside.length - outcome.value;
      const { encoding } = text.value;
      this.#taken = { added: outcome.value, duplicates, conflicts, blocked, encoding };
    } else {
      this.#failure = outcome.failure;
    }
  }

  /** Deletes the votes that cannot be read, for good. */
  async removeUnreadable(): Promise<void> {
    this.#failure = this.#taken = undefined;
    const removed = await this.unreadable.remove();
    if (!removed.ok) this.#failure = removed.failure;
  }

  /** Removes every vote from this device. */
  async clear(): Promise<void> {
    this.#failure = this.#taken = undefined;
    const outcome = await this.ports.store.clear();
    if (!outcome.ok) this.#failure = outcome.failure;
    await this.#read();
  }

  async #votesIn(text: string, { isWanted, note }: Waited): Promise<VotesRead | undefined> {
    const { read } = await this.ports.files();
    return inPieces(read(text), this.ports, isWanted, note);
  }

  async #read(): Promise<void> {
    const [kept, hidden] = await Promise.all([this.ports.store.all(), this.ports.hiddenRuns()]);
    if (kept.ok && hidden.ok) {
      const { votes, setAside, unreadable } = kept.value;
      const isShown = ({ runId }: Vote): boolean => !hidden.value.has(runId);
      this.#votes = votes.filter(isShown);
      this.#setAside = setAside.filter(isShown);
      this.#withheld = votes.length + setAside.length - this.#votes.length - this.#setAside.length;
      this.unreadable.note(unreadable);
      const { tag } = this.#filter;
      // The last vote with the tag may have gone.
      if (tag !== null && !this.#tags.includes(tag)) this.#filter = { ...this.#filter, tag: null };
    } else {
      this.#failure = kept.ok ? (hidden.ok ? undefined : hidden.failure) : kept.failure;
    }
    await this.#rate();
  }

  /** Rates in pieces; one that a later one has overtaken is given up. */
  async #rate(): Promise<void> {
    const number = (this.#latest += 1);
    const models = this.ports.models();
    const names = {
      isOwn: (named: NamedModel) => isOwnName(named, models),
      told: (named: NamedModel) => toldName(named, models),
    };
    const votes = filtered(this.#votes ?? [], this.#filter);
    const work = rate(votes, this.#grouping, undefined, names);
    this.#isRating = true;
    const rating = await inPieces(work, this.ports, () => number === this.#latest);
    if (!rating) return;
    this.#rating = rating;
    this.#isRating = false;
  }
}
