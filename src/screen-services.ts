/** What only the screens beside Compare need, put together when the first of them is opened. */
import { success } from './core/outcome';
import { voteForms } from './core/rating/vote-forms';
import { runForms } from './core/records/run-forms';
import { isHidden } from './core/records/run';
import type { DatabaseConnection } from './database/open';
import { systemCalendar, systemClock } from './platform/clock';
import { KeptShell } from './platform/kept-shell';
import { WorkerPacks } from './platform/packs';
import { droppedFiles } from './platform/packs-dropped';
import { BrowserKeys } from './platform/packs-keys';
import { BrowserPicker } from './platform/packs-picker';
import { askBeforeLeaving } from './platform/leave-question';
import { pause } from './platform/pause';
import { testPolicy } from './platform/policy-test';
import { Preference } from './platform/preference';
import { DatabaseDrafts } from './platform/prompt-drafts';
import { DatabasePrompts } from './platform/prompts';
import { siteAddress } from './platform/site';
import type { WorkerStore } from './platform/store';
import { unplugging } from './platform/unplugging';
import type { Comparison } from './state/compare/comparison.svelte';
import { promptUses } from './state/compare/prompt-uses';
import type { HostConsent } from './state/privacy/host-consent.svelte';
import { OfflineTest, type OfflineTestPorts } from './state/privacy/offline-test.svelte';
import type { EnginePool } from './state/engine/engine-pool.svelte';
import { TrustedLibraries } from './state/packs/trusted-libraries.svelte';
import { Packs } from './state/packs/packs.svelte';
import { PagePolicy } from './state/privacy/page-policy.svelte';
import type { PromptsPorts } from './state/prompts/ports';
import { Prompts } from './state/prompts/prompts.svelte';
import { Ratings } from './state/votes/ratings.svelte';
import { Readiness } from './state/privacy/readiness.svelte';
import { Records } from './state/records/records.svelte';
import { Signing } from './state/packs/signing.svelte';
import { ModelUpdates } from './state/models/model-updates.svelte';
import type { Models } from './state/models/models.svelte';
import type { HubReader } from './core/store/hub-repository';
import { Adding } from './state/models/adding.svelte';
import type { Downloads } from './state/models/downloads.svelte';
import { Upkeep } from './state/models/upkeep.svelte';
import { UnreadableModels } from './state/models/unreadable-models.svelte';
import type { RunServices } from './views/run-services';
import type { ScreenServices } from './views/screen-services';

export interface ScreenServicesParts
  extends Pick<OfflineTestPorts, 'loader'>, Pick<PromptsPorts, 'onNotKept'> {
  readonly store: WorkerStore;
  readonly connection: DatabaseConnection;
  readonly hostConsent: HostConsent;
  readonly openStores: HubReader;
  readonly models: Models;
  readonly downloads: Downloads;
  readonly newId: () => string;
  readonly engines: Pick<EnginePool, 'loaded' | 'unload' | 'unloadLibrary'>;
  readonly comparison: Comparison;
  /** What makes, keeps and judges runs. */
  readonly runServices: RunServices;
}

export function makeScreenServices(parts: ScreenServicesParts): ScreenServices {
  const { store, connection, models, comparison, newId, runServices, loader, engines } = parts;
  const { onNotKept, hostConsent, openStores, downloads } = parts;
  const { catalogue } = models.ports;
  const { runs, votes, runner, unrecalled, added } = runServices;
  const libraries = new TrustedLibraries({
    catalogue,
    kept: new Preference('libraries', siteAddress),
    calendar: systemCalendar,
    onWithdrawn: (sha256) => {
      engines.unloadLibrary(sha256);
    },
  });
  // What another tab has added is no stranger here once it has come.
  store.onChange(() => void added.refresh());
  const unloadAll = (): void => {
    for (const { modelId } of engines.loaded) engines.unload(modelId);
  };
  const picker = new BrowserPicker();
  const saveJson = (text: string, name: string): void => {
    picker.download(new Blob([text], { type: 'application/json' }), name);
  };
  const adding = new Adding({
    hub: openStores,
    models,
    added,
    downloads,
    calendar: systemCalendar,
    save: saveJson,
  });
  const prompts = new Prompts({
    store: new DatabasePrompts(connection),
    drafts: new DatabaseDrafts(connection),
    readyMade: async () => (await import('./core/prompts/ready-made/all')).readyMade,
    newId,
    save: (text) => {
      saveJson(text, 'playground-prompts.json');
    },
    saveUnreadable: (text) => {
      saveJson(text, 'playground-unreadable-prompts.json');
    },
    clock: systemClock,
    pause,
    onNotKept,
    ...promptUses(comparison, runner, (screen) => (location.hash = screen)),
  });
  runServices.unsaved.drafts = prompts;
  askBeforeLeaving(() => prompts.sheets.losesDraft);
  return {
    runServices,
    hostConsent,
    libraries,
    added,
    adding,
    updates: new ModelUpdates({ hub: openStores, models, downloads }),
    upkeep: new Upkeep({ models, store }),
    unreadableModels: new UnreadableModels({
      store,
      added,
      save: (text, kind) => {
        saveJson(text, `playground-unreadable-${kind}.json`);
      },
    }),
    packs: new Packs({
      store: new WorkerPacks(store),
      picker,
      libraries,
      get catalogue() {
        return [...catalogue, ...models.added];
      },
      newId,
      takeEntry: (file) => adding.bringFile(file),
      keepEntry: (entry) => added.add(entry),
      calendar: systemCalendar,
    }),
    signing: new Signing({
      keys: new BrowserKeys(connection),
      save: (text) => {
        saveJson(text, 'playground-key.json');
      },
    }),
    prompts,
    records: new Records({
      store: runs,
      votes,
      files: () => import('./core/records/file-forms'),
      save: (text, form, name) => {
        picker.download(new Blob([text], { type: runForms[form].mediaType }), name);
      },
      saveUnreadable: (text) => {
        saveJson(text, 'playground-unreadable-runs.json');
      },
      calendar: systemCalendar,
      clock: systemClock,
      pause,
      underWay: () => runner.underWay,
      onPerform: (run, wish) => void runner.perform(run, wish),
      onReplay: (run) => runner.replay(run),
      onStop: () => {
        runner.stop();
      },
      isOnCompare: (runId) => {
        const { rounds } = comparison;
        // An answer that a reload cut off may have come in Records since, which Compare does not know.
        return rounds.record?.id === runId && (rounds.votable || !rounds.done);
      },
      onImported: () => {
        unrecalled.write('');
      },
    }),
    ratings: new Ratings({
      store: votes,
      models: runner.ports.models,
      hiddenRuns: async () => {
        const kept = await runs.list();
        if (!kept.ok) return kept;
        const hidden = kept.value.runs.filter(({ head }) => isHidden(head));
        return success(new Set(hidden.map(({ head }) => head.id)));
      },
      files: () => import('./core/rating/file-forms'),
      save: (text, form) => {
        const { ending, mediaType } = voteForms[form];
        picker.download(new Blob([text], { type: mediaType }), `playground-votes.${ending}`);
      },
      saveUnreadable: (text) => {
        saveJson(text, 'playground-unreadable-votes.json');
      },
      clock: systemClock,
      pause,
    }),
    readiness: new Readiness({
      models: catalogue,
      store,
      shell: new KeptShell(siteAddress),
      calendar: systemCalendar,
    }),
    offlineTest: new OfflineTest({
      models: catalogue,
      store,
      network: unplugging,
      loader,
      unloadAll,
    }),
    pagePolicy: new PagePolicy(testPolicy),
    dropped: droppedFiles,
  };
}
