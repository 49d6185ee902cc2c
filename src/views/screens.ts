import type { WordsName } from '../i18n/words-table';
import type { ScreenName } from '../state/device/route.svelte';

/**
 * The screens that the first paint does without: what draws each, and the words that it shows beside its
 * own and those of failures.
 */
export const laterScreens = {
  prompts: { load: () => import('./prompts/Prompts.svelte'), words: ['comparison'] },
  records: {
    load: () => import('./records/Records.svelte'),
    words: ['comparison', 'difference', 'prompts', 'ratings'],
  },
  ratings: { load: () => import('./ratings/Ratings.svelte'), words: ['prompts'] },
  models: { load: () => import('./models/Models.svelte'), words: ['packs'] },
  privacy: { load: () => import('./privacy/Privacy.svelte'), words: ['packs', 'hosts'] },
} as const satisfies Readonly<
  Record<Exclude<ScreenName, 'compare'>, { load: unknown; words: readonly WordsName[] }>
>;

export type LaterScreen = keyof typeof laterScreens;
