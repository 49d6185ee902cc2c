/** The composition root: the one place that knows every part and puts them together. */
import { mount } from 'svelte';
import { parseOffer } from './core/catalogue/catalogue';
import { firstWorkspace } from './core/comparison/first-workspace';
import { siteOnlyText } from './core/consent/site-only';
import { once } from './core/once';
import { DatabaseConnection } from './database/open';
import type { StoreFailure } from './core/store/failures';
import { filesText } from './core/store/model-identity';
import { autosave } from './platform/autosave';
import { copyText } from './platform/clipboard';
import { systemCalendar, systemClock } from './platform/clock';
import { sha256OfText } from './platform/digest';
import { fetchCatalogue } from './platform/fetch-catalogue';
import { addressFragment } from './platform/fragment';
import { deviceMemoryBytes, probeGpu } from './platform/gpu';
import { takeOver } from './platform/take-over';
import { ServiceWorkerShell } from './platform/offline';
import { Preference } from './platform/preference';
import { drawSeed, newId } from './platform/random';
import { siteAddress } from './platform/site';
import { storageKeeper } from './platform/storage-keeper';
import { WorkerStore } from './platform/store';
import { startWorker } from './platform/workers';
import { DatabaseWorkspace } from './platform/workspace';
import { AnswerDisplay } from './state/compare/answer-display.svelte';
import type { HostAccess } from './host-access';
import type { Waited } from './state/files/wait.svelte';
import type { ColumnState } from './state/compare/column.svelte';
import { Comparison } from './state/compare/comparison.svelte';
import { Device } from './state/device/device.svelte';
import { Downloads } from './state/models/downloads.svelte';
import { EnginePool } from './state/engine/engine-pool.svelte';
import { Persistence } from './state/persistence/persistence.svelte';
import { Models } from './state/models/models.svelte';
import { Route } from './state/device/route.svelte';
import type { Times } from './state/runs/learnt-times.svelte';
import { SelfTests } from './state/engine/self-tests.svelte';
import './styles/tokens.css';
import './styles/base.css';
import App from './views/App.svelte';
import BrokenSite from './views/BrokenSite.svelte';
import type { RunServices } from './views/run-services';
import type { ScreenServices } from './views/screen-services';
import { storeNames } from './worker/store/protocol';
import { startLanguage } from './start-language';

const target = document.body;

async function start(): Promise<void> {
  const connection = new DatabaseConnection(storeNames(siteAddress).database, {
    fullDisk: new Preference('full-disk', siteAddress),
    // What became of it is found out, and told, with the next thing that is kept.
    onLost: () => void persistence.save(comparison.record),
  });
  const persistence = new Persistence(new DatabaseWorkspace(connection), drawSeed);
  const [language, catalogueText, kept] = await Promise.all([
    startLanguage(),
    fetchCatalogue(),
    takeOver(`playground screen ${siteAddress}`, () => {
      persistence.handOver();
    }).then(() => persistence.load()),
  ]);
  const catalogue = catalogueText === undefined ? undefined : parseOffer(catalogueText);
  const [firstModel, secondModel] = catalogue?.ok ? catalogue.value.models : [];
  if (!catalogue?.ok || !firstModel) {
    const problems = catalogue?.ok === false ? catalogue.failure.problems : undefined;
    mount(BrokenSite, { target, props: { language, problems } });
    return;
  }
  const { models: listed, leftOut } = catalogue.value;
  // A mirror may be named by an address of this very site.
  const ownHost = location.host;
  const hosts = catalogue.value.hosts.filter(({ host }) => host !== ownHost);

  const shell = new ServiceWorkerShell('service-worker.js', './');
  const startStore = () => shell.policiesInPlace.then(() => startWorker('store', siteAddress));
  const held = () => connection.use(() => Promise.resolve());
  const store: WorkerStore = new WorkerStore(
    startStore,
    siteAddress,
    held,
    async () => (await hostAccess()).openStores,
  );
  const models = new Models({ catalogue: listed, ownHost, hosts, store });
  models.siteOnly = new Preference('hosts', siteAddress).read() === siteOnlyText;
  const hostAccess = once(async (): Promise<HostAccess> => {
    const { makeHostAccess } = await import('./host-access');
    return makeHostAccess({ hosts, models, language, shell, held });
  });
  const device = new Device({
    models: listed,
    shell,
    keeper: storageKeeper,
    probe: probeGpu,
    deviceMemoryBytes: deviceMemoryBytes(),
    browser: { userAgent: navigator.userAgent, touchPoints: navigator.maxTouchPoints },
    calendar: systemCalendar,
    keptBudget: new Preference('budget', siteAddress),
    keptContext: new Preference('context', siteAddress),
  });

  const downloads = new Downloads({ store, models, clock: systemClock });
  store.onChange(() => {
    void models.refresh();
    void downloads.refresh();
    void device.lookAtStorage();
    persistence.beside?.inventory.noteChange(['models']);
  });
  const engineServices = once(async () => {
    await shell.policiesInPlace;
    return import('./engine-services');
  });
  const loader = once(async () =>
    (await engineServices()).makeLoader(store, {
      catalogue: listed,
      permits: async (sha256) => (await screenServices()).libraries.permits(sha256),
    }),
  );
  const schemas = once(async () => (await engineServices()).makeSchemaChecks(store));
  const engines = new EnginePool({
    store,
    schemas,
    downloads,
    models,
    loader,
    clock: systemClock,
    selfTests: new SelfTests({
      kept: new Preference('self-tests', siteAddress),
      calendar: systemCalendar,
      browser: navigator.userAgent,
    }),
    adapter: () => device.adapter,
    probe: () => device.probe(),
    budgetBytes: () => device.budget.bytes,
    wishedTokens: () => device.wishedTokens,
    onMemoryTrouble: (trouble) => {
      device.noteMemoryTrouble(trouble);
    },
    onTimed: (timed) =>
      void times().then(
        (all) => all.learn(timed),
        () => undefined,
      ),
  });

  const times = once(async (): Promise<Times> => {
    const { Times } = await import('./state/runs/learnt-times.svelte');
    return new Times({
      kept: new Preference('times', siteAddress),
      adapter: () => (device.adapter?.ok ? device.adapter.value : undefined),
    });
  });

  const voting = {
    models: () => models.all,
    calendar: systemCalendar,
    hash: sha256OfText,
    modelHash: async (modelId: string) => {
      // Right after a reload, what is here has not been looked up yet.
      if (!models.storedOf(modelId)) await models.refresh();
      const stored = models.storedOf(modelId);
      return stored ? sha256OfText(filesText(stored.files)) : null;
    },
  };
  const onNotKept = (failure: StoreFailure) => persistence.notKept(failure);
  const runServices = once(async (): Promise<RunServices> => {
    const { makeRunServices } = await import('./run-services');
    const made = makeRunServices({
      connection,
      models,
      engines,
      voting,
      newId,
      onNotKept,
    });
    return (persistence.beside = made);
  });
  const comparison: Comparison = new Comparison(
    {
      ...voting,
      newId,
      get forNewColumn() {
        return models.forNewColumn;
      },
      engines,
      drawSeed,
      services: runServices,
      onNotKept,
      ...autosave(() => void persistence.save(comparison.record)),
      onFirstRun: () => void device.askToKeep(),
    },
    kept ?? firstWorkspace(firstModel, secondModel, newId, drawSeed()),
  );
  connection.onChange((stores) => {
    persistence.beside?.inventory.noteChange(stores);
    // What a run or a vote says of the round may have changed in the records, or been written late.
    if (stores.includes('runs') || stores.includes('ballots')) void comparison.rounds.refresh();
  });

  const screenServices = once(async (): Promise<ScreenServices> => {
    const { makeScreenServices } = await import('./screen-services');
    return makeScreenServices({
      ...(await hostAccess()),
      store,
      connection,
      models,
      downloads,
      comparison,
      newId,
      loader,
      engines,
      onNotKept,
      runServices: await runServices(),
    });
  });

  const screenFile = async () => {
    const parts = { comparison, persistence, connection, newId, runServices: await runServices() };
    return [await import('./screen-file'), parts] as const;
  };
  const application = {
    address: siteAddress,
    onApple: /Mac|iPhone|iPad/.test(navigator.userAgent),
    route: new Route(addressFragment),
    models,
    modelsLeftOut: leftOut,
    hosts,
    comparison,
    engines,
    downloads,
    device,
    persistence,
    answerDisplay: new AnswerDisplay(new Preference('answers', siteAddress)),
    screenServices,
    runServices,
    times,
    actions: {
      copy: copyText,
      reload: () => {
        location.reload();
      },
      saveScreen: async () => {
        const [{ saveScreen }, parts] = await screenFile();
        saveScreen(parts);
      },
      openScreen: async (file: File, waited: Waited) => {
        const [{ openScreen }, parts] = await screenFile();
        const taken = await openScreen(file, parts, waited);
        if (taken?.ok) location.reload();
        return taken;
      },
      copyDiagnostics: (column: ColumnState) =>
        copyText(
          import('./state/compare/column-diagnostics').then(({ columnDiagnostics }) =>
            columnDiagnostics(column, { device, engines, comparison, models }),
          ),
        ),
    },
  };
  mount(App, { target, props: { application, language } });
  // What the first paint does not need waits until the page has come to rest.
  setTimeout(() => {
    import('./after-first-paint').then(
      ({ beginFurther }) => {
        beginFurther({ shell, comparison, downloads, loader, runServices });
      },
      () => undefined,
    );
  });
}

// Without a top-level await: chunks that come later, such as a language, import from the one that
// this module is in, and would wait for the start that waits for them.
void start();
