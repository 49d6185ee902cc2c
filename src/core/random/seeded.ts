import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { mersenne } from 'pure-rand/generator/mersenne';
import type { Random } from '../ports';

/**
 * Numbers that look random and are the same for the same seed, in every browser: a draw that is
 * recorded with its seed can be done again.
 *
 * @param seed a whole number; its lowest 32 bits count
 */
export function seeded(seed: number): Random {
  // Its start spreads the seed: that of shorter generators gives neighbouring seeds the same first number.
  const generator = mersenne(seed);
  return { next: () => uniformFloat64(generator) };
}

/** A whole number from 0 up to and without `below`. */
export function wholeBelow(below: number, random: Random): number {
  return Math.floor(random.next() * below);
}

/** The items in an order in which each order is as likely as any other (Fisher and Yates). */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const order: Item[] = [];
  for (const item of items) {
    const at = wholeBelow(order.length + 1, random);
    order.splice(at, 0, item);
  }
  return order;
}
