import type { Counts } from '../core/store/inventory';
import type { LoadedMessages } from './failures/words';

/** What a device keeps many of. */
export type Kind = keyof Counts | 'downloads';

/** What is counted: of what is in memory alone there are no models. */
type Counted = Omit<Counts, 'models'> & Partial<Counts>;

/** "3 prompts", "1 run", without those of which there are none. */
function countsOf(language: LoadedMessages, counts: Counted): readonly string[] {
  const t = language.words('keeping').reading.counts;
  const { prompts, runs, votes, models = 0, added = 0 } = counts;
  return [
    ...(prompts > 0 ? [t.prompts({ count: prompts })] : []),
    ...(runs > 0 ? [t.runs({ count: runs })] : []),
    ...(votes > 0 ? [t.votes({ count: votes })] : []),
    ...(models > 0 ? [t.models({ count: models })] : []),
    ...(added > 0 ? [t.added({ count: added })] : []),
  ];
}

/** What is in memory alone, and how much found no place there. */
export function unsavedText(language: LoadedMessages, unsaved: Counted, dropped: number): string {
  const t = language.words('keeping');
  const counts = countsOf(language, unsaved);
  return [
    ...(counts.length > 0 ? [t.unsaved({ counts })] : []),
    ...(dropped > 0 ? [t.dropped({ dropped })] : []),
  ].join(' ');
}

/** What was here until it was lost; empty where there was nothing. */
export function lostText(language: LoadedMessages, lost: Counts, seenAtMs: number): string {
  const counts = countsOf(language, lost);
  return counts.length > 0 ? language.words('keeping').lost({ counts, seenAtMs }) : '';
}
