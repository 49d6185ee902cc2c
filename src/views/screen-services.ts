import { createContext } from 'svelte';
import type { Picked } from '../core/packs/file-picker';
import type { HostConsent } from '../state/privacy/host-consent.svelte';
import type { OfflineTest } from '../state/privacy/offline-test.svelte';
import type { TrustedLibraries } from '../state/packs/trusted-libraries.svelte';
import type { Packs } from '../state/packs/packs.svelte';
import type { PagePolicy } from '../state/privacy/page-policy.svelte';
import type { Ratings } from '../state/votes/ratings.svelte';
import type { Records } from '../state/records/records.svelte';
import type { Readiness } from '../state/privacy/readiness.svelte';
import type { Prompts } from '../state/prompts/prompts.svelte';
import type { Signing } from '../state/packs/signing.svelte';
import type { Added } from '../state/models/added.svelte';
import type { Adding } from '../state/models/adding.svelte';
import type { ModelUpdates } from '../state/models/model-updates.svelte';
import type { Upkeep } from '../state/models/upkeep.svelte';
import type { UnreadableModels } from '../state/models/unreadable-models.svelte';
import type { RunServices } from './run-services';

/** What only the screens beside Compare work with; made when the first of them is opened. */
export interface ScreenServices {
  readonly runServices: RunServices;
  readonly packs: Packs<FileSystemFileHandle>;
  /** What a person has added by its address, and what adds it. */
  readonly added: Added;
  readonly adding: Adding;
  readonly updates: ModelUpdates;
  readonly upkeep: Upkeep;
  readonly unreadableModels: UnreadableModels;
  readonly libraries: TrustedLibraries;
  readonly signing: Signing;
  readonly prompts: Prompts;
  readonly records: Records;
  readonly ratings: Ratings;
  readonly hostConsent: HostConsent;
  readonly readiness: Readiness;
  readonly offlineTest: OfflineTest;
  readonly pagePolicy: PagePolicy;
  /** What was dropped onto the page; to be called in the event, which forgets it. */
  readonly dropped: (items: DataTransferItemList) => Promise<Picked | undefined>;
}

export const [useScreenServices, provideScreenServices] = createContext<ScreenServices>();
