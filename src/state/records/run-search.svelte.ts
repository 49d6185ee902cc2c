import type { Outcome } from '../../core/outcome';
import type { RunStore, RunSummary } from '../../core/records/run-store';
import { headHolds, holds, searchWords } from '../../core/records/search';
import type { StoreFailure } from '../../core/store/failures';

/** The runs with a word in an answer. */
interface Finding {
  readonly word: string;
  readonly ids: ReadonlySet<string>;
}

/**
 * Which runs have all words of a search, each in a prompt, a tag, a model's name or an answer. What
 * the list itself says is there at once; answers are looked through word by word.
 */
export class RunSearch {
  #query = $state('');
  #isSearching = $state(false);
  #found = $state.raw<readonly Finding[]>([]);
  /** Words whose findings hold: no answer has come since. */
  #sought: readonly string[] = [];
  readonly #words = $derived(searchWords(this.#query));

  constructor(
    readonly store: Pick<RunStore, 'withAnswer'>,
    readonly onFailure: (failure: StoreFailure) => void,
  ) {}

  get query(): string {
    return this.#query;
  }

  set query(query: string) {
    this.#query = query;
    void this.#search();
  }

  /** Answers are still being looked through. */
  get isSearching(): boolean {
    return this.#isSearching;
  }

  matching(runs: readonly RunSummary[]): readonly RunSummary[] {
    const words = this.#words;
    const has = (id: string, word: string): boolean =>
      this.#found.some((found) => found.word === word && found.ids.has(id));
    return runs.filter(({ head }) =>
      words.every((word) => headHolds(head, word) || has(head.id, word)),
    );
  }

  /** There are other answers than before. */
  refresh(): void {
    this.#sought = [];
    void this.#search();
  }

  /** What is typed meanwhile is taken up by the search that is under way. */
  async #search(): Promise<void> {
    if (this.#isSearching) return;
    this.#isSearching = true;
    let word = this.#nextWord();
    while (word !== undefined) {
      const outcome = await this.#lookFor(word);
      if (!outcome.ok) {
        this.onFailure(outcome.failure);
        break;
      }
      const { value: ids } = outcome;
      const others = this.#found.filter((found) => this.#words.includes(found.word));
      this.#found = [...others.filter((found) => found.word !== word), { word, ids }];
      word = this.#nextWord();
    }
    this.#isSearching = false;
  }

  #lookFor(word: string): Promise<Outcome<ReadonlySet<string>, StoreFailure>> {
    this.#sought = [...this.#sought, word];
    return this.store.withAnswer((text) => holds(text, word));
  }

  #nextWord(): string | undefined {
    return this.#words.find(
      (word) => !this.#sought.includes(word) || !this.#found.some((found) => found.word === word),
    );
  }
}
