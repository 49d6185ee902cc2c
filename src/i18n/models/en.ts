import { formatFor } from '../format';

const format = formatFor('en');

/** Words of the Models screen. */
export const models = {
  list: 'Models',
  search: 'Search models',
  searchHint: 'Name, producer, language, licence',
  chips: {
    runsHere: 'Runs here',
    onDevice: 'On this device',
    reachable: 'Can be had here',
    small: 'Under 1 GB',
  },
  family: 'Family',
  allFamilies: 'All',
  order: 'Order',
  orders: { fit: 'What fits first', size: 'Smallest first', name: 'By name' },
  count: (shown: number, all: number) =>
    shown === all
      ? `${format.number(all)} models`
      : `${format.number(shown)} of ${format.number(all)} models`,
  farAway: (count: number) =>
    `${format.number(count)} of them are kept by hosts that this page does not let the browser reach; bring them as packs or folders.`,
  presence: {
    absent: '',
    here: 'on this device',
    'older-version': 'another version here',
  },
  notFromHere: 'not from here',
  unreachable: (host: string) =>
    `Its files are at ${host}, and this page does not let the browser reach that host. Bring it as a pack or a folder, or use a build of the playground that allows that host.`,
  selfTest: {
    passed: (atMs: number) =>
      `Tested on this device on ${format.moment(atMs)}: nothing was wrong with its answer.`,
    failed: (atMs: number) =>
      `Tested on this device on ${format.moment(atMs)}: its answer makes no sense. Do not rely on what it says here.`,
  },
  older:
    'The catalogue lists another version today. The one that is here stays until the new one is whole.',
  unknown: 'unknown',
  languagesUnknown: 'Languages unknown',
  context: (tokens: number) => `Context ${format.number(tokens)} tokens`,
  size: 'Size',
  memory: 'Memory needed',
  memoryAt: (bytes: number, tokens: number) =>
    `${format.bytes(bytes)} with a context of ${format.number(tokens)} tokens`,
  parameters: 'Parameters',
  precision: 'Precision',
  features: 'Needs of the graphics adapter',
  noFeatures: 'nothing beyond WebGPU',
  licence: 'Licence',
  licenceRead: (day: string) => `read for this model on ${day}`,
  licenceUnread: 'Nobody has checked it for this model: read it before you use it.',
  source: 'Source',
  ownSource: 'made by this project',
  moving: 'No version is pinned: what is there may change.',
  pinned: (revision: string) => `Version ${revision}`,
  arrived: 'Came',
  arrivedFrom: {
    site: 'from this site',
    host: 'from another host',
    pack: 'from a pack',
    folder: 'from a folder',
  },
  verified: 'Last verified',
  used: 'Last used',
  neverUsed: 'not yet',
  files: (count: number) => `${format.number(count)} ${count === 1 ? 'file' : 'files'}`,
  file: 'File',
  checkedBy: 'Checked when it came',
  checks: {
    sha256: 'SHA-256 known before',
    md5: 'MD5 of the model’s own index',
    'first-use': 'trusted on first use',
  },
  back: 'Back to the list',
  download: 'Download',
  downloadNewer: 'Download the newer version',
  queue: {
    title: 'Downloads',
    states: { waiting: 'waits', running: 'arrives', paused: 'paused', failed: 'failed' },
    pause: 'Pause',
    resume: 'Go on',
    retry: 'Try again',
    sooner: (name: string) => `${name}: sooner`,
    later: (name: string) => `${name}: later`,
    cancel: 'Give up',
    cancelAsk: (name: string, doneBytes: number) =>
      doneBytes > 0
        ? `Give ${name} up? The ${format.bytes(doneBytes)} of it that are here already are deleted.`
        : `Give ${name} up? Nothing of it is here yet.`,
    cancelYes: 'Yes, give up',
    cancelNo: 'Keep it',
    trouble: {
      look: 'What earlier visits have left of downloads could not be found out.',
      cancel: 'What was given up could not be deleted; it is still here.',
    },
    files: (done: number, all: number) => `${format.number(done)} of ${format.number(all)} files`,
    left: (seconds: number) =>
      seconds < 90
        ? `${format.number(Math.max(1, seconds))} s left`
        : `${format.number(seconds / 60)} min left`,
    of: (doneBytes: number, totalBytes: number) =>
      `${format.bytes(doneBytes)} of ${format.bytes(totalBytes)}`,
    preflight: 'asks how much there is',
    otherTab: 'another tab fetches it',
    stranger: 'The catalogue has this model no longer.',
  },
  fit: {
    runs: (neededBytes: number, budgetBytes: number) =>
      `Runs here: takes ${format.bytes(neededBytes)} of the ${format.bytes(budgetBytes)} for models.`,
    'smaller-context': (tokens: number, wishedTokens: number) =>
      `Runs here with a context of ${format.number(tokens)} tokens; wanted were ${format.number(wishedTokens)}.`,
    'too-large': (neededBytes: number, budgetBytes: number) =>
      `Too large: needs ${format.bytes(neededBytes)}, there are ${format.bytes(budgetBytes)} for models.`,
    smallest: (tokens: number, bytes: number) =>
      `With a context of ${format.number(tokens)} tokens it still needs ${format.bytes(bytes)}.`,
    'feature-missing': (feature: string) => `The graphics adapter lacks “${feature}”.`,
    twin: (precision: string) => `The same model without that need: ${precision}`,
    otherPrecision: (precision: string) => `The same model in another precision: ${precision}`,
    twinRuns: 'it runs here',
    twinDoesNot: 'it does not run here either',
    'adapter-too-small': (limit: string, needed: number, available: number) =>
      `The graphics adapter is too small: ${limit} would have to be ${format.number(needed)}, it is ${format.number(available)}.`,
    'no-device': 'There is no graphics adapter to run it on.',
    unknown: {
      memory: 'How much memory it needs is not known. Trying it shows whether it runs.',
      'largest-buffer':
        'Whether its largest tensor fits the adapter is not known. Trying it shows whether it runs.',
    },
  },
  capabilities: {
    title: 'What the browser tells of this device',
    adapter: 'Graphics adapter',
    fallback: 'software, slow',
    features: 'Features',
    memory: 'Memory of the device',
    limits: {
      maxBufferSize: 'Largest buffer',
      maxStorageBufferBindingSize: 'Largest storage buffer',
      maxComputeWorkgroupStorageSize: 'Memory of a workgroup',
    },
    storage: 'Storage in use, of what it lets this site keep',
    of: (usedBytes: number, quotaBytes: number) =>
      `${format.bytes(usedBytes)} of ${format.bytes(quotaBytes)}`,
  },
  budget: {
    cancel: 'Cancel',
    title: 'Memory for models',
    value: (bytes: number) => `${format.bytes(bytes)} of graphics memory`,
    default:
      'Assumed from the memory of the device and the largest buffer of the graphics adapter, as the browser tells them; what is free it does not say.',
    person: 'Set by you.',
    lowered: {
      'out-of-memory': (fromBytes: number, atMs: number) =>
        `Lowered from ${format.bytes(fromBytes)} when the memory was full (${format.moment(atMs)}).`,
      'device-lost': (fromBytes: number, atMs: number) =>
        `Lowered from ${format.bytes(fromBytes)} when the graphics device was lost (${format.moment(atMs)}).`,
    },
    context: 'Context at most',
    contextWhole: 'as much as a model has',
    contextTokens: (tokens: number) => `${format.number(tokens)} tokens`,
    change: 'Change',
    field: 'Gigabytes that loaded models may take together',
    hint: 'A card with memory of its own may have more than is assumed; shared memory less.',
    set: 'Set',
    reset: 'Back to the assumption',
  },
  use: (letter: string) => `Use in column ${letter}`,
  verify: 'Verify now',
  test: 'Test now',
  repair: 'Fetch the damaged parts again',
  remove: 'Delete',
  removeAsk: (name: string, isForeign: boolean) =>
    isForeign
      ? `Delete ${name}? It was brought as a pack or folder: without that it cannot come back.`
      : `Delete ${name}?`,
  removeYes: 'Yes, delete',
  keep: 'Keep it',
  repairByImport:
    'Import it again from its pack or folder, or download it anew: that replaces what is damaged.',
  stop: 'Stop',
  verifying: 'Hashes every byte',
  repairing: 'Repairs',
  intact: 'Every byte is as it came.',
  damaged: (files: readonly string[]) => `Damaged: ${format.list(files)}. It is not used.`,
  storage: (usedBytes: number, quotaBytes: number | null) =>
    quotaBytes === null
      ? `${format.bytes(usedBytes)} of models.`
      : `${format.bytes(usedBytes)} of models; the browser lets this site keep ${format.bytes(quotaBytes)}.`,
  storageMeter: 'Storage in use',
  shared: (bytes: number) => `${format.bytes(bytes)} more are shared and kept once.`,
  unfinishedUse: (bytes: number) => `${format.bytes(bytes)} of it belong to unfinished downloads.`,
  persistence: {
    unasked: 'The browser may clear it when space runs short.',
    granted: 'The browser keeps it until you delete it.',
    refused:
      'The browser may clear it when space runs short; Safari does after seven days without a visit.',
    unavailable: 'The browser does not say how long it keeps it.',
  },
  askToKeep: 'Ask the browser to keep it',
};
