/** What only the screens beside Compare need, put together when the first of them is opened. */
import type { Model } from './core/catalogue/model';
import type { DatabaseConnection } from './database/open';
import { DatabaseBallots } from './platform/ballots';
import { systemClock } from './platform/clock';
import { KeptShell } from './platform/kept-shell';
import { droppedFiles } from './platform/packs-dropped';
import { BrowserKeys } from './platform/packs-keys';
import { BrowserPicker } from './platform/packs-picker';
import { RememberedLibraries } from './platform/packs-trust';
import { pause } from './platform/pause';
import { testPolicy } from './platform/policy-test';
import { Preference } from './platform/preference';
import { siteAddress } from './platform/site';
import type { WorkerStore } from './platform/store';
import { unplugging } from './platform/unplugging';
import { Drill, type DrillPorts } from './state/drill.svelte';
import { Packs } from './state/packs.svelte';
import { PagePolicy } from './state/page-policy.svelte';
import { Ratings } from './state/ratings.svelte';
import { Readiness } from './state/readiness.svelte';
import { Signing } from './state/signing.svelte';
import type { Workshop } from './views/workshop';

export interface WorkshopParts extends Pick<DrillPorts, 'startEngine' | 'unloadAll'> {
  readonly store: WorkerStore;
  readonly connection: DatabaseConnection;
  /** The catalogue. */
  readonly models: readonly Model[];
  readonly newId: () => string;
}

export function makeWorkshop(parts: WorkshopParts): Workshop {
  const { store, connection, models, newId, startEngine, unloadAll } = parts;
  const picker = new BrowserPicker();
  return {
    packs: new Packs({
      store: store.packs,
      picker,
      libraries: new RememberedLibraries(new Preference('libraries', siteAddress)),
      catalogue: models,
      newId,
    }),
    signing: new Signing({
      keys: new BrowserKeys(connection),
      save: (text) => {
        picker.download(new Blob([text], { type: 'application/json' }), 'playground-key.json');
      },
    }),
    ratings: new Ratings({
      store: new DatabaseBallots(connection),
      files: () => import('./core/rating/file-forms'),
      save: (text, form) => {
        const type = form === 'json' ? 'application/json' : 'text/csv';
        picker.download(new Blob([text], { type }), `playground-votes.${form}`);
      },
      clock: systemClock,
      pause,
    }),
    readiness: new Readiness({ models, store, shell: new KeptShell(siteAddress) }),
    drill: new Drill({ models, store, network: unplugging, startEngine, unloadAll }),
    pagePolicy: new PagePolicy(testPolicy),
    dropped: droppedFiles,
  };
}
