import type { Fact } from './report';
import { isHidden, type Run, type Stamp } from './run';
import type { RunWords } from './words';

/** What some answers of a run depend on, told in words. */
export interface StampReport {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** What answers depend on, once for all that depend on the same; nothing where that is hidden. */
export function stampsOf(run: Run, words: RunWords): readonly StampReport[] {
  if (isHidden(run)) return [];
  const found = new Map<string, { readonly stamp: Stamp; readonly columns: Set<number> }>();
  for (const { stamp, column } of run.cells) {
    if (!stamp) continue;
    const key = JSON.stringify(stampFacts(stamp, words));
    const known = found.get(key) ?? { stamp, columns: new Set() };
    found.set(key, known);
    known.columns.add(column);
  }
  return [...found.values()].map(({ stamp, columns }) => ({
    title: words.stamps.of([...columns].sort((one, other) => one - other)),
    facts: stampFacts(stamp, words),
  }));
}

function stampFacts(stamp: Stamp, { stamps: { facts }, number }: RunWords): readonly Fact[] {
  const { vendor, architecture } = stamp.adapter;
  return [
    { name: facts.weights, value: stamp.weightsSha256 },
    { name: facts.library, value: stamp.librarySha256 },
    { name: facts.settings, value: stamp.settingsSha256 },
    { name: facts.context, value: number(stamp.contextTokens) },
    { name: facts.app, value: stamp.appVersion },
    { name: facts.engine, value: stamp.engineVersion },
    { name: facts.browser, value: stamp.browser },
    { name: facts.adapter, value: [vendor, architecture].filter(Boolean).join(' ') },
  ];
}
