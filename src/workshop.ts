/** What only the Models and Privacy screens need, put together when the first of them is opened. */
import type { Model } from './core/catalogue/model';
import type { DatabaseConnection } from './database/open';
import { systemCalendar } from './platform/clock';
import { KeptShell } from './platform/kept-shell';
import { droppedFiles } from './platform/packs-dropped';
import { BrowserKeys } from './platform/packs-keys';
import { BrowserPicker } from './platform/packs-picker';
import { testPolicy } from './platform/policy-test';
import { Preference } from './platform/preference';
import { siteAddress } from './platform/site';
import type { WorkerStore } from './platform/store';
import { unplugging } from './platform/unplugging';
import { Drill, type DrillPorts } from './state/drill.svelte';
import type { EngineRoom } from './state/engine-room.svelte';
import { Libraries } from './state/libraries.svelte';
import { Packs } from './state/packs.svelte';
import { PagePolicy } from './state/page-policy.svelte';
import { Readiness } from './state/readiness.svelte';
import { Signing } from './state/signing.svelte';
import type { Workshop } from './views/workshop';

export interface WorkshopParts extends Pick<DrillPorts, 'startEngine'> {
  readonly store: WorkerStore;
  readonly connection: DatabaseConnection;
  /** The catalogue. */
  readonly models: readonly Model[];
  readonly newId: () => string;
  readonly engines: Pick<EngineRoom, 'unloadAll' | 'unloadLibrary'>;
}

export function makeWorkshop(parts: WorkshopParts): Workshop {
  const { store, connection, models, newId, startEngine, engines } = parts;
  const libraries = new Libraries({
    catalogue: models,
    kept: new Preference('libraries', siteAddress),
    calendar: systemCalendar,
    onWithdrawn: (sha256) => {
      engines.unloadLibrary(sha256);
    },
  });
  const unloadAll = (): void => {
    engines.unloadAll();
  };
  const picker = new BrowserPicker();
  return {
    libraries,
    packs: new Packs({ store: store.packs, picker, libraries, catalogue: models, newId }),
    signing: new Signing({
      keys: new BrowserKeys(connection),
      save: (text) => {
        picker.download(new Blob([text], { type: 'application/json' }), 'playground-key.json');
      },
    }),
    readiness: new Readiness({
      models,
      store,
      shell: new KeptShell(siteAddress),
      calendar: systemCalendar,
    }),
    drill: new Drill({ models, store, libraries, network: unplugging, startEngine, unloadAll }),
    pagePolicy: new PagePolicy(testPolicy),
    dropped: droppedFiles,
  };
}
