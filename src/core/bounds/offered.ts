/** Names that are offered at the most: files of prompts or votes may bring very many. */
const mostOffered = 200;

interface Offered {
  readonly names: readonly string[];
  /** How many others there are. */
  readonly more: number;
}

/**
 * The first of all names, and the one that is chosen.
 *
 * @param chosen empty where none is
 */
export function offered(all: readonly string[], chosen: string, most = mostOffered): Offered {
  const first = all.slice(0, most);
  const isOffered = chosen === '' || first.includes(chosen);
  const names = isOffered ? first : [...first, chosen];
  const others = all.slice(most).filter((name) => name !== chosen);
  return { names, more: others.length };
}

/** Each name once, the most used first. */
export function byUse(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts.entries()]
    .sort(([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || (a < b ? -1 : 1))
    .map(([name]) => name);
}
