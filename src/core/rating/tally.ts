import { withStops } from '../bounds/stops';
import { redraw } from '../random/multinomial';
import type { Random } from '../ports';
import type { Judgements } from './judgements';

/** What the members of a group have won against each other, counted. */
export interface Tally {
  readonly size: number;
  /** Wins of each over each, row over column, one row behind the other; a tie is half a win each way. */
  readonly wins: Float64Array;
  /** Ties alone, the same both ways. */
  readonly ties: Float64Array;
  /** Prompts with a comparison in the group, */
  readonly prompts: number;
  /** and with one of each member. */
  readonly promptsOf: Uint32Array;
  /** Writes the wins of as many prompts as there are, drawn with replacement, each with all its votes. */
  readonly resample: (random: Random, wins: Float64Array) => void;
}

/** What a prompt adds to the wins: by place in the table, in halves. */
type Share = ReadonlyMap<number, number>;

/**
 * Counts what members have won. It stops now and then.
 *
 * @param members keys of the group
 * @param judgements of all groups; those of the others are passed over
 */
export function* tallyOf(
  members: readonly string[],
  judgements: readonly Judgements[],
): Generator<undefined, Tally> {
  const size = members.length;
  const places = new Map(members.map((key, place) => [key, place]));
  const [wins, ties] = [new Float64Array(size * size), new Float64Array(size * size)];
  const promptsOf = new Uint32Array(size);
  const shares: Share[] = [];
  yield* withStops(judgements, ({ pairs }) => {
    const share = new Map<number, number>();
    const compared = new Set<number>();
    const add = (at: number, amount: number): void => {
      share.set(at, (share.get(at) ?? 0) + amount);
      wins[at] = (wins[at] ?? 0) + amount;
    };
    for (const { one, other, outcome } of pairs) {
      const [row, column] = [places.get(one), places.get(other)];
      if (row === undefined || column === undefined) continue;
      compared.add(row).add(column);
      const [there, back] = [row * size + column, column * size + row];
      add(there, outcome === 'won' ? 1 : 0.5);
      if (outcome === 'won') continue;
      add(back, 0.5);
      for (const at of [there, back]) ties[at] = (ties[at] ?? 0) + 1;
    }
    if (share.size > 0) shares.push(share);
    for (const place of compared) promptsOf[place] = (promptsOf[place] ?? 0) + 1;
  });
  const resample = yield* resampling(shares);
  return { size, wins, ties, prompts: shares.length, promptsOf, resample };
}

/** Prompts that say the same are of one kind: few kinds make a draw cheap. */
function* resampling(shares: readonly Share[]): Generator<undefined, Tally['resample']> {
  const kinds = new Map<string, { readonly share: Share; count: number }>();
  yield* withStops(shares, (share) => {
    const name = JSON.stringify([...share].toSorted(([a], [b]) => a - b));
    const known = kinds.get(name);
    if (known) known.count += 1;
    else kinds.set(name, { share, count: 1 });
  });
  const counts = Uint32Array.from(kinds.values(), ({ count }) => count);
  const drawn = new Uint32Array(counts.length);
  // What kind k adds stands from starts[k] to starts[k + 1].
  const starts = new Uint32Array(counts.length + 1);
  const [cells, amounts]: [number[], number[]] = [[], []];
  for (const [index, { share }] of [...kinds.values()].entries()) {
    cells.push(...share.keys());
    amounts.push(...share.values());
    starts[index + 1] = cells.length;
  }
  const [places, added] = [Uint32Array.from(cells), Float64Array.from(amounts)];
  return (random, wins) => {
    redraw(counts, drawn, random);
    wins.fill(0);
    for (let kind = 0; kind < drawn.length; kind += 1) {
      const times = drawn[kind] ?? 0;
      if (times === 0) continue;
      const end = starts[kind + 1] ?? 0;
      for (let at = starts[kind] ?? 0; at < end; at += 1) {
        const place = places[at] ?? 0;
        wins[place] = (wins[place] ?? 0) + times * (added[at] ?? 0);
      }
    }
  };
}
