/** Records that one request brings: all of them are made in one task of the page. */
const recordsPerRequest = 500;

/** A store whose records are kept under their `id`. */
interface StoreOfIds<Kept> {
  getAll(query: IDBKeyRange | null, count: number): Promise<Kept[]>;
}

/** Every record of a store, by their ids, some at a time: very many in one go keep the page from being drawn. */
export async function allRecords<Kept extends { readonly id: string }>(
  store: StoreOfIds<Kept>,
  perRequest = recordsPerRequest,
): Promise<Kept[]> {
  const records: Kept[] = [];
  for (;;) {
    const last = records.at(-1);
    const rest = last ? IDBKeyRange.lowerBound(last.id, true) : null;
    const some = await store.getAll(rest, perRequest);
    records.push(...some);
    if (some.length < perRequest) return records;
  }
}
