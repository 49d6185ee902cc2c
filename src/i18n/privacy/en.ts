import { formatFor } from '../format';

const format = formatFor('en');

/** The Privacy screen. */
export const privacy = {
  title: 'Privacy',
  lead: 'What you type and what the models answer stay on this device. Here you can check that, rather than believe it.',
  rules: {
    title: 'What each part may reach',
    thread: 'Part',
    reach: 'May reach',
    proof: 'Seen here',
    page: 'This page',
    pageReach: 'its own site',
    store: 'Downloads and storage',
    storeReach: (hosts: readonly string[]) =>
      `${format.list(['its own site', ...hosts])}; it never sees what you type`,
    engine: 'The models',
    grammar: 'The compiler of JSON schemas',
    nothing: 'nothing',
    fixed: 'Set by the policy of its script; not tested here.',
    testing: 'Tests it now.',
    pageProven: 'The browser has just refused a request beyond this site.',
    pageNotProven: 'The browser refused nothing: no policy is in force here.',
    engineProven: 'Before it loaded, the browser refused its request.',
    engineNotProven:
      'The browser blocks nothing here; the page blocks it by itself, which is weaker.',
    engineNone: 'No model is loaded. Each one is tested before it loads, and in the drill below.',
    policy: 'The policy in the words of the browser',
    limits:
      'Not covered: addresses that you open yourself, extensions, the browser itself, and the host of this page, which could serve another program at your next visit. An installed version waits until you ask for the update.',
  },
  readiness: {
    stale: 'What is on this device has changed since: check again.',
    title: 'Ready without a network?',
    lead: 'Reads every file of the program and of every model that is here, and compares its SHA-256 with what it should be. Nothing is fetched.',
    check: 'Check now',
    again: 'Check again',
    checked: (moment: string) => `Last checked on ${moment}.`,
    stop: 'Stop',
    program: 'The program',
    hashing: (name: string, done: number, total: number) =>
      `Hashes ${name}: ${format.bytes(done)} of ${format.bytes(total)}`,
    ready: (models: readonly string[]) => `Ready without a network: ${format.list(models)}.`,
    notReadyProgram: 'Not ready without a network: the program is not whole on this device.',
    notReadyModels: 'Not ready without a network: no model on this device is whole.',
    notReadyNone: 'Not ready without a network: no model is on this device yet.',
    noModels: 'Ask a model something on the Compare screen, with a network: that fetches it.',
    parts: {
      page: 'Page',
      store: 'Storage worker',
      engine: 'Engine',
      catalogue: 'List of models',
    },
    files: (count: number, sizeBytes: number) =>
      `${format.number(count)} ${count === 1 ? 'file' : 'files'}, ${format.bytes(sizeBytes)}`,
    filesOf: (name: string) => `Files of ${name}`,
    state: { ok: 'whole', missing: 'missing', damaged: 'damaged' },
    modelState: {
      ok: 'whole',
      damaged: 'damaged',
      older: 'older version',
      'no-library': 'cannot be loaded',
      unread: 'could not be read',
    },
    modelNext: {
      ok: '',
      damaged: 'With a network, the damaged parts alone can be fetched again.',
      older:
        'Every byte is right, but this page lists a newer version and would fetch that first. Ask it something with a network.',
      'no-library':
        'An early version of this page kept it without noting what it is. Delete it and fetch it again.',
      unread: '',
    },
    programNext: 'With a network, what is missing or damaged can be fetched again.',
    mend: 'Fetch it again',
    mendModel: (name: string) => `Fetch the damaged parts of ${name} again`,
    worker: 'The service worker itself is kept and checked by the browser; no page can read it.',
    storage: 'How long it stays',
    used: (usedBytes: number, quotaBytes: number) =>
      `This site uses ${format.bytes(usedBytes)}; the browser allows it up to ${format.bytes(quotaBytes)}.`,
    persistence: {
      unasked:
        'The browser has not been asked to keep it: it may clear program and models together when space runs short, and some browsers do after days without a visit.',
      granted:
        'The browser has promised not to clear it by itself. Clearing site data in its settings still does.',
      refused:
        'The browser has not promised to keep it: it may clear program and models together when space runs short, and some browsers do after days without a visit. Installing the page, or visiting it often, can change that.',
      unavailable: 'The browser does not say how long it keeps it.',
    },
    askToKeep: 'Ask the browser to keep it',
    privateWindow: 'A private window forgets everything when it is closed.',
  },
  libraries: {
    title: 'TrustedLibraries that you have allowed',
    lead: 'A model from a pack or a folder can bring its library, which is a program. It runs without a network, and only once you have allowed it. You can take that back.',
    none: 'None: all that runs here came with this page or from its catalogue.',
    usedBy: (models: readonly string[]) => `For ${format.list(models)}`,
    unused: 'For no model that is here now',
    allowed: 'allowed, when is not known',
    allowedAt: (moment: string) => `allowed on ${moment}`,
    withdraw: 'Withdraw',
    withdrawOne: (hash: string) => `Withdraw library ${hash}`,
    withdrawn: (hash: string, models: readonly string[]) =>
      models.length === 0
        ? `Library ${hash} may not run here any more.`
        : `Library ${hash} may not run here any more. Before ${format.list(models)} can be loaded again, you are asked.`,
  },
  drill: {
    downloading: 'Downloads are under way: pause them first.',
    preparing: 'A model is being made ready; the drill waits for it.',
    title: 'The unplugged drill',
    lead: 'Holds back every request of this page and its workers, loads a model from this device in a fresh engine and asks it one thing. Loaded models are unloaded before. Other tabs of this page are without a network meanwhile as well. The browser may look by itself whether the host has a newer service worker; that carries nothing of yours.',
    model: 'Model',
    prompt: 'Prompt',
    example: 'Which is larger, 48 or 84?',
    start: 'Unplug and ask',
    stop: 'Stop',
    none: 'No model is on this device yet. Ask one something on the Compare screen first.',
    busy: 'A model is answering on the Compare screen; the drill waits for it.',
    steps: {
      unplug: 'Takes the network away.',
      load: 'Loads the model from this device.',
      answer: 'The model answers.',
      'plug-in': 'Tries a request that must be refused, and gives the network back.',
    },
    proven: (model: string, answered: number) =>
      `${model} answered from this device alone. ${format.number(answered)} ${answered === 1 ? 'request was' : 'requests were'} answered out of what is kept here, none was tried beyond.`,
    tried: (model: string, refused: number) =>
      `${model} answered from this device alone, but ${format.number(refused)} ${refused === 1 ? 'request was' : 'requests were'} tried and refused:`,
    triedInVain: 'What was asked for and refused meanwhile:',
    answer: (tokens: number) =>
      `Answer (${format.number(tokens)} ${tokens === 1 ? 'token' : 'tokens'})`,
    empty: 'The answer is empty.',
    engineProven: 'The browser itself refused the model a request of its own.',
    engineNotProven: 'The browser did not refuse the model a request of its own.',
  },
};
