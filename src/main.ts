/** The composition root: the one place that knows every part and puts them together. */
import { mount } from 'svelte';
import { parseCatalogue } from './core/catalogue/catalogue';
import { firstWorkspace } from './core/comparison/first-workspace';
import { diagnostics } from './core/comparison/diagnostics';
import { DatabaseConnection } from './database/open';
import { Language } from './i18n/language.svelte';
import { filesText } from './core/store/model-identity';
import { bestLanguage, loadMessages, type LanguageCode } from './i18n/languages';
import { autosave } from './platform/autosave';
import { DatabaseBallots } from './platform/ballots';
import { copyText } from './platform/clipboard';
import { systemCalendar, systemClock } from './platform/clock';
import { sha256OfText } from './platform/digest';
import { WorkerEngine } from './platform/engine';
import { addressFragment } from './platform/fragment';
import { deviceMemoryBytes, probeGpu } from './platform/gpu';
import { ServiceWorkerShell } from './platform/offline';
import { Preference } from './platform/preference';
import { siteAddress } from './platform/site';
import { storageKeeper } from './platform/storage-keeper';
import { WorkerStore } from './platform/store';
import { startWorker } from './platform/workers';
import { DatabaseWorkspace } from './platform/workspace';
import { Comparison } from './state/comparison.svelte';
import { Device } from './state/device.svelte';
import { Downloads } from './state/downloads.svelte';
import { EngineRoom } from './state/engine-room.svelte';
import { Keeping } from './state/keeping.svelte';
import { Models } from './state/models.svelte';
import { Route } from './state/route.svelte';
import { SelfTests } from './state/self-tests.svelte';
import './styles/tokens.css';
import './styles/base.css';
import App from './views/App.svelte';
import BrokenSite from './views/BrokenSite.svelte';
import type { Workshop } from './views/workshop';
import { storeNames } from './worker/store/protocol';

const target = document.body;
const languagePreference = new Preference('language', siteAddress);

function rememberLanguage(code: LanguageCode): void {
  document.documentElement.lang = code;
  languagePreference.write(code);
}

async function startLanguage(): Promise<Language> {
  const code = bestLanguage([languagePreference.read() ?? '', ...navigator.languages]);
  document.documentElement.lang = code;
  return new Language(await loadMessages(code), code, rememberLanguage);
}

/** A whole number below 2^31, by chance: what is drawn with it can be drawn again. */
function drawSeed(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn >>> 1;
}

async function fetchCatalogue(): Promise<string | undefined> {
  try {
    const response = await fetch('models.json');
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

async function start(): Promise<void> {
  const connection = new DatabaseConnection(storeNames(siteAddress).database);
  const keeping = new Keeping(new DatabaseWorkspace(connection), drawSeed);
  const [language, catalogueText, kept] = await Promise.all([
    startLanguage(),
    fetchCatalogue(),
    keeping.load(),
  ]);
  const catalogue = catalogueText === undefined ? undefined : parseCatalogue(catalogueText);
  const [firstModel, secondModel] = catalogue?.ok ? catalogue.value.models : [];
  if (!catalogue?.ok || !firstModel) {
    const problems = catalogue?.ok === false ? catalogue.failure.problems : undefined;
    mount(BrokenSite, { target, props: { language, problems } });
    return;
  }
  const { models: listed, hosts } = catalogue.value;

  const shell = new ServiceWorkerShell('service-worker.js', './');
  const startStore = () => shell.policiesInPlace.then(() => startWorker('store', siteAddress));
  const store = new WorkerStore(startStore, siteAddress);
  const models = new Models({ catalogue: listed, hosts, store });
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

  const downloads = new Downloads({ store, models: listed, clock: systemClock });
  store.onChange(() => {
    void models.look();
    void downloads.look();
    void device.lookAtStorage();
  });
  const startEngine = async (): Promise<WorkerEngine> => {
    await shell.policiesInPlace;
    return new WorkerEngine(startWorker('engine', 'engine'), (id) => store.openFiles(id));
  };
  const engines = new EngineRoom({
    store,
    downloads,
    permits: async (sha256) => (await workshop()).libraries.permits(sha256),
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
    startEngine,
  });

  const newId = (): string => crypto.getRandomValues(new BigUint64Array(1)).join('');
  const comparison: Comparison = new Comparison(
    {
      engines,
      get models() {
        return models.all;
      },
      get usable() {
        return models.usable;
      },
      clock: systemClock,
      calendar: systemCalendar,
      newId,
      hash: sha256OfText,
      modelHash: async (modelId) => {
        // Right after a reload, what is here has not been looked up yet.
        if (!models.storedOf(modelId)) await models.look();
        const stored = models.storedOf(modelId);
        return stored ? sha256OfText(filesText(stored.files)) : null;
      },
      ballots: new DatabaseBallots(connection),
      onChange: autosave(() => void keeping.save(comparison.record)),
      onFirstRun: () => void device.askToKeep(),
    },
    kept ?? firstWorkspace(firstModel, secondModel, newId, drawSeed()),
  );

  let opened: Promise<Workshop> | undefined;
  const openWorkshop = async (): Promise<Workshop> => {
    const { makeWorkshop, promptUses } = await import('./workshop');
    const uses = promptUses(comparison, () => (location.hash = 'compare'));
    const ports = { store, connection, models: listed, newId, startEngine, engines };
    return makeWorkshop({ ...ports, promptUses: uses });
  };
  function workshop(): Promise<Workshop> {
    opened ??= openWorkshop();
    // What could not be fetched can be asked for again.
    opened.catch(() => (opened = undefined));
    return opened;
  }

  const application = {
    address: siteAddress,
    route: new Route(addressFragment),
    models,
    hosts,
    comparison,
    engines,
    downloads,
    device,
    keeping,
    workshop,
    actions: {
      copy: copyText,
      reload: () => {
        location.reload();
      },
      copyDiagnostics: (column: (typeof comparison.columns)[number]) =>
        copyText(
          device.lookAtStorage().then(() =>
            diagnostics({
              browser: navigator.userAgent,
              adapter: device.adapter,
              budget: device.budget,
              selfTest: engines.selfTestOf(column.modelId)?.outcome,
              capabilities: engines.capabilitiesOf(column.modelId),
              storage: device.storage,
              model: comparison.modelOf(column),
              column: column.record,
              failure: column.turns.at(-1)?.failure,
            }),
          ),
        ),
    },
  };
  mount(App, { target, props: { application, language } });
  // What the first paint does not need waits until the page has come to rest.
  setTimeout(() => {
    void shell.keepEverything();
    // The first question should not wait for these.
    void Promise.all([import('./state/runs'), import('./views/compare/Talk.svelte')]).catch(
      () => undefined,
    );
    void downloads.look();
  });
}

await start();
