import { createContext } from 'svelte';
import type { Picked } from '../core/packs/file-picker';
import type { Drill } from '../state/drill.svelte';
import type { Libraries } from '../state/libraries.svelte';
import type { Packs } from '../state/packs.svelte';
import type { PagePolicy } from '../state/page-policy.svelte';
import type { Ratings } from '../state/ratings.svelte';
import type { Records } from '../state/records.svelte';
import type { Readiness } from '../state/readiness.svelte';
import type { Prompts } from '../state/prompts.svelte';
import type { Signing } from '../state/signing.svelte';
import type { Laboratory } from './laboratory';

/** What only the screens beside Compare work with; made when the first of them is opened. */
export interface Workshop {
  readonly laboratory: Laboratory;
  readonly packs: Packs<Blob, FileSystemFileHandle, CryptoKey>;
  readonly libraries: Libraries;
  readonly signing: Signing<CryptoKey>;
  readonly prompts: Prompts;
  readonly records: Records;
  readonly ratings: Ratings;
  readonly readiness: Readiness;
  readonly drill: Drill;
  readonly pagePolicy: PagePolicy;
  /** What was dropped onto the page; to be called in the event, which forgets it. */
  readonly dropped: (items: DataTransferItemList) => Promise<Picked<Blob> | undefined>;
}

export const [useWorkshop, provideWorkshop] = createContext<Workshop>();
