import { success, type Outcome } from '../../core/outcome';

/** Parts fetched at a time: enough to fill a line, few enough to lose little when cut off. */
export const fetchLanes = 4;

/**
 * Works through `items` with at most `lanes` at a time, in order of their start. The first failure
 * aborts the others through the signal that each gets, and is the result.
 */
export async function inLanes<Item, Failure>(
  items: readonly Item[],
  lanes: number,
  signal: AbortSignal,
  work: (item: Item, signal: AbortSignal) => Promise<Outcome<void, Failure>>,
): Promise<Outcome<void, Failure>> {
  const others = new AbortController();
  const either = AbortSignal.any([signal, others.signal]);
  const waiting = items.values();
  let first: Outcome<void, Failure> = success(undefined);

  async function lane(): Promise<void> {
    for (const item of waiting) {
      const outcome = await work(item, either);
      if (!outcome.ok) {
        if (first.ok) first = outcome;
        others.abort();
      }
      if (either.aborted) return;
    }
  }

  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
  return first;
}

/**
 * The same for files of several hosts: each host has lanes of its own, and what fails at one of them
 * leaves the files of the others alone, unless it will not pass: then they would come for nothing.
 */
export async function inLanesOfHosts<Item extends { readonly address: string }, Failure>(
  items: readonly Item[],
  signal: AbortSignal,
  isFinal: (failure: Failure) => boolean,
  work: (item: Item, signal: AbortSignal) => Promise<Outcome<void, Failure>>,
): Promise<Outcome<void, Failure>> {
  const hostOf = ({ address }: Item): string => new URL(address).host;
  const hosts = [...new Set(items.map(hostOf))];
  const others = new AbortController();
  const either = AbortSignal.any([signal, others.signal]);
  let final: Outcome<void, Failure> | undefined;
  const ofHosts = await Promise.all(
    hosts.map(async (host) => {
      const its = items.filter((item) => hostOf(item) === host);
      const outcome = await inLanes(its, fetchLanes, either, work);
      if (!outcome.ok && isFinal(outcome.failure)) {
        final ??= outcome;
        others.abort();
      }
      return outcome;
    }),
  );
  return final ?? ofHosts.find(({ ok }) => !ok) ?? success(undefined);
}
