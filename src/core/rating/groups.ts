import type { Pair } from './pairs';

/**
 * Contestants that can be compared with each other, directly or over others, group by group: the
 * connected components of the comparisons. Strengths of different groups say nothing about each
 * other. Every contestant of a pair is in one group; the largest comes first, keys rise.
 */
export function groupsOf(pairs: Iterable<Pick<Pair, 'one' | 'other'>>): string[][] {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) {
      root = up;
    }
    parents.set(key, root);
    return root;
  };
  for (const { one, other } of pairs) parents.set(rootOf(one), rootOf(other));
  const groups = new Map<string, string[]>();
  for (const key of parents.keys()) {
    const root = rootOf(key);
    groups.set(root, [...(groups.get(root) ?? []), key]);
  }
  return [...groups.values()]
    .map((keys) => keys.toSorted())
    .toSorted((a, b) => b.length - a.length || (String(a[0]) < String(b[0]) ? -1 : 1));
}
