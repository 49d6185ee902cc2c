import { idsOf, recordsText } from '../../core/bounds/set-aside';
import { success, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

export interface UnreadablePorts {
  /** Deletes what is kept under these ids. */
  readonly remove: (ids: readonly string[]) => Result<void>;
  /** What belongs into a file of them, where that is more than the records themselves. */
  readonly whole?: (ids: readonly string[]) => Result<readonly unknown[]>;
  /** Hands the text of a file over as a download. */
  readonly save: (text: string) => void;
}

/** Kept records that this version cannot read: they stay where they are until a person deletes them. */
export class Unreadable {
  #records = $state.raw<readonly unknown[]>([]);

  constructor(readonly ports: UnreadablePorts) {}

  get count(): number {
    return this.#records.length;
  }

  /** Under which they are kept. */
  get ids(): readonly string[] {
    return idsOf(this.#records);
  }

  /** These are all that there are. */
  note(records: readonly unknown[]): void {
    this.#records = records;
  }

  /** Hands a file of them over. */
  async save(): Result<void> {
    const records = await (this.ports.whole?.(this.ids) ?? success(this.#records));
    if (!records.ok) return records;
    this.ports.save(recordsText(records.value));
    return success(undefined);
  }

  /**
   * Deletes them for good; what is kept under something else than a text stays.
   *
   * @returns how many were deleted
   */
  async remove(): Result<number> {
    const { ids } = this;
    const removed = await this.ports.remove(ids);
    if (!removed.ok) return removed;
    this.#records = this.#records.filter((record) => idsOf([record]).length === 0);
    return success(ids.length);
  }
}
