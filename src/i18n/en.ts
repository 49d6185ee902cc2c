import type { FailureMessages } from './failure-messages';
import { formatFor } from './format';
import { offlineFailures } from './privacy/failures-en';

const format = formatFor('en');

const sender = (host: string | undefined): string => host ?? 'The host of this page';

const failures: FailureMessages = {
  ...offlineFailures,
  'insecure-address': () => ({
    what: 'This page came over plain http, and browsers give such pages neither WebGPU nor a safe storage.',
    next: 'Open it over https, or on the machine that serves it, at localhost.',
  }),
  'no-webgpu': () => ({
    what: 'This browser has no WebGPU, which models need to run.',
    next: 'Open this page in a current Chrome, Edge or Safari, or in Firefox on Windows or macOS. Everything that needs no model still works here.',
  }),
  'no-adapter': () => ({
    what: 'The browser has WebGPU, but gives this page no graphics adapter.',
    next: 'Reload the page. If that does not help, restart the browser (after several crashes of the graphics driver it stops giving one), switch on hardware acceleration in its settings, and update the driver.',
  }),
  'adapter-too-small': ({ limit, needed, available }) => ({
    what: `The graphics adapter is too small for this model: ${limit} would have to be ${format.number(needed)}, it is ${format.number(available)}.`,
    next: 'Choose a smaller model, or use a device with another graphics adapter.',
  }),
  'feature-missing': ({ feature }) => ({
    what: `The graphics adapter lacks “${feature}”, which this model needs.`,
    next: 'Choose a model that works without it: its name ends in f32.',
  }),
  'device-lost': () => ({
    what: 'The graphics device was lost in the middle of the work. What was said so far is still here.',
    next: 'Ask again: the model is loaded anew. If it happens again, close other programs that use the graphics card, or choose a smaller model.',
  }),
  'worker-crashed': () => ({
    what: 'The part of the page that runs the model ended unexpectedly. What was said so far is still here.',
    next: 'Ask again: it is started anew.',
  }),
  'stopped-hard': () => ({
    what: 'The model did not stop in time and was ended.',
    next: 'Ask again: it is loaded anew.',
  }),
  unloaded: () => ({
    what: 'The model was unloaded before it could answer.',
    next: 'Ask again.',
  }),
  'out-of-memory': () => ({
    what: 'The graphics memory is full.',
    next: 'Close other tabs and programs that use the graphics card, or choose a smaller model, then ask again.',
  }),
  'too-large': ({ neededBytes, budgetBytes }) => ({
    what: `This model needs ${format.bytes(neededBytes)} of the graphics memory at the least, and all models together are allowed ${format.bytes(budgetBytes)}.`,
    next: 'Choose a smaller model. If you know that the graphics card has more memory, allow more: at worst the model fails to load, and the page tells you.',
  }),
  'load-failed': ({ detail }) => ({
    what: `The model could not be loaded: ${detail}`,
    next: 'Ask again. If it fails again, copy the diagnostics and report them.',
  }),
  'generation-failed': ({ detail }) => ({
    what: `The model failed while answering: ${detail}`,
    next: 'Ask again. If it fails again, copy the diagnostics and report them.',
  }),
  'context-exceeded': ({ promptTokens, contextTokens }) => ({
    what: `The conversation is too long for this model: it would be ${format.number(promptTokens)} tokens, the model holds ${format.number(contextTokens)}.`,
    next: 'Shorten the prompt, or clear the column to start a new conversation.',
  }),
  'schema-refused': ({ detail }) => ({
    what: `The JSON schema cannot be used: ${detail}`,
    next: 'Change the schema of the prompt, or ask for free text.',
  }),
  'unknown-model': ({ modelId }) => ({
    what: `The model ${modelId} is not in this site's list of models (any more).`,
    next: 'Choose another model for this column. What it said before is still here.',
  }),
  network: ({ file, part, status, host }) => ({
    what:
      status === null
        ? `${sender(host)} could not be reached while fetching ${part} (of ${file}).`
        : `${sender(host)} answered ${status} for ${part} (of ${file}).`,
    next: 'Check the connection and ask again. What has arrived is kept: only the rest is fetched.',
  }),
  'wrong-content': ({ file, host, content }) =>
    ({
      'web-page': {
        what: `${sender(host)} sent a web page instead of ${file}. Networks that want a login first do that, in hotels and trains for instance.`,
        next: 'Open any other site to see whether the network asks for something, then ask again. What has arrived is kept.',
      },
      'too-large': {
        what: `${sender(host)} sent far more for ${file} than such a file has. It was thrown away.`,
        next: 'The model has probably been changed on its host. Choose another one, or tell whoever runs this page.',
      },
      unreadable: {
        what: `What ${host ?? 'the host of this page'} sent for ${file} is not what such a file looks like. It was thrown away.`,
        next: 'Ask again later; if it stays so, the model has been changed or broken on its host. Choose another one.',
      },
    })[content],
  'redirect-not-allowed': ({ file, from, to }) => ({
    what:
      to === null
        ? `${from} sent the browser on to another host for ${file}, which this page does not let it reach.`
        : `${from} sent the browser on to ${to} for ${file}, which this page does not let it reach.`,
    next: 'Choose another model, or tell whoever runs this page: the list of allowed hosts lacks one.',
  }),
  'hash-mismatch': ({ place, file, part, partSizeBytes, host }) =>
    place === 'device'
      ? {
          what: `A stored file is damaged: ${part} (of ${file}) is not what was fetched. It was not used.`,
          next: `Fetch this part again: ${format.bytes(partSizeBytes)}.`,
        }
      : {
          what: `${sender(host)} sends something else than ${host === undefined ? 'the catalogue says' : 'is listed'} for ${part} (of ${file}). It was thrown away.`,
          next: 'Ask again later; if it stays so, tell whoever runs this page.',
        },
  quota: ({ neededBytes, freeBytes }) => ({
    what:
      freeBytes === null
        ? `There is not enough room on this device: ${format.bytes(neededBytes)} are needed.`
        : `There is not enough room on this device: ${format.bytes(neededBytes)} are needed, the browser gives ${format.bytes(freeBytes)}.`,
    next: 'Free some space, or let the browser use more, then ask again. Nothing that was here is lost.',
  }),
  database: ({ reason, detail }) =>
    ({
      'newer-version': {
        what: 'A newer version of the playground has been used here, and this older one cannot read what it keeps.',
        next: 'Reload the page to get the newer version.',
      },
      blocked: {
        what: 'Another tab with an older version of the playground is open and holds its data.',
        next: 'Close the other tabs of this page, then reload.',
      },
      failed: {
        what: `The browser's database does not work here: ${detail}`,
        next: 'Private windows and blocked site data are the usual reasons. Ask again in an ordinary window.',
      },
    })[reason],
  'host-not-allowed': ({ host }) => ({
    what: `This model is kept at ${host}, and this page does not let the browser reach that host.`,
    next: 'Choose another model, or a build of the playground that allows this host.',
  }),
  'not-here': ({ modelId }) => ({
    what: `The model ${modelId} is not on this device (any more).`,
    next: 'Ask again: it is fetched anew.',
  }),
  aborted: () => ({
    what: 'The download was stopped.',
    next: 'Ask again: it goes on where it was.',
  }),
};

/** Every text of the interface. Other languages have the same shape; the compiler checks it. */
export const en = {
  code: 'en',
  name: 'English',
  format,
  failures,
  screens: {
    compare: 'Compare',
    models: 'Models',
    ratings: 'Ratings',
    privacy: 'Privacy',
  },
  app: {
    title: 'Playground',
    screens: 'Screens',
    skip: 'Skip to the content',
    screenMissing: 'This screen could not be loaded. With a network, reload the page.',
    reload: 'Reload the page',
    language: 'Language',
    preparingOffline: 'Getting ready to work without a network.',
    offlineUnsupported: 'This browser does not keep the page: without a network it will not open.',
    programKept: 'The page works without a network. No model is on this device yet.',
    readyOffline: 'Ready without a network.',
    partlyReadyOffline: 'The models that are here work without a network.',
    models: (count: number, sizeBytes: number) =>
      `${format.number(count)} ${count === 1 ? 'model' : 'models'}, ${format.bytes(sizeBytes)} on this device.`,
    persistence: {
      unasked: '',
      granted: 'The browser keeps it until you delete it.',
      refused: 'The browser may clear it when space runs short.',
      unavailable: 'The browser does not say how long it keeps it.',
    },
    update: 'A new version is here.',
    useUpdate: 'Reload to use it',
    brokenCatalogue: 'The list of models on this page is broken, so no model can be offered.',
    brokenCatalogueNext: 'Whoever runs this page has to correct models.json:',
    unreachableCatalogue:
      'The list of models could not be fetched. Check the connection and reload.',
  },
  adapter: {
    software: 'software graphics, slow',
    unknown: 'graphics adapter without a name',
    noNetwork: 'The model has no network: the browser blocks it.',
    network:
      'The browser does not block the network for the model here. The page blocks it by itself, which is weaker.',
  },
  compare: {
    title: 'Compare',
    order: 'One after another',
    addColumn: 'Add column',
    columns: 'Columns',
    column: (letter: string, model: string) => `Column ${letter}: ${model}`,
    settings: 'Settings',
    model: 'Model',
    removeColumn: 'Remove column',
    clear: 'Clear',
    onDevice: 'on this device',
    toFetch: (sizeBytes: number) => `${format.bytes(sizeBytes)} to fetch once`,
    licence: (spdx: string) => `${spdx} licence`,
    composer: 'Your prompt',
    placeholder: (columns: number): string =>
      columns === 1 ? 'Ask the model something' : 'Ask all columns the same thing',
    placeholderCompletion: 'Begin a text',
    completionNote: 'Goes on with your text as it is; each prompt stands for itself.',
    run: 'Run',
    stop: 'Stop',
    stopAll: 'Stop all',
    stopColumn: (letter: string) => `Stop column ${letter}`,
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'The browser refused',
    copyAnswer: 'Copy answer',
    copyCode: 'Copy code',
    retry: 'Ask again',
    repair: 'Fetch the part again',
    reload: 'Reload the page',
    diagnostics: 'Copy diagnostics',
    you: 'You',
    answer: 'Answer',
    waiting: 'Waits for its turn.',
    check: 'Looks at the graphics adapter',
    preflight: 'Looks up which files the model has',
    waitsForTab: 'Another tab is fetching this model',
    fetch: 'Fetches the model',
    read: 'Reads and verifies the model',
    upload: 'Hands the model to the graphics adapter',
    compile: 'Compiles shaders',
    ofBytes: (done: number, total: number) => `${format.bytes(done)} of ${format.bytes(total)}`,
    ofPipelines: (done: number, total: number) =>
      `${format.number(done)} of ${format.number(total)}`,
    secondsLeft: (seconds: number) =>
      seconds < 90
        ? `${format.number(Math.max(1, seconds))} s left`
        : `${format.number(seconds / 60)} min left`,
    reading: 'Reads the prompt',
    stopping: 'Stops',
    finish: {
      stop: '',
      length: 'Ended by the limit on tokens.',
      interrupted: 'Stopped.',
      'cut-off': 'Cut off.',
    },
    empty: 'The answer is empty.',
    figures: {
      tokensPerSecond: 'tok/s',
      tokensPerSecondTitle: (engine: string) =>
        `Tokens per second after the first, on this page's clock. The engine alone: ${engine}.`,
      firstToken: 'ms first',
      firstTokenTitle: (prefill: string) =>
        `Milliseconds from asking the engine to the first text, on this page's clock. Prefill in the engine alone: ${prefill} tokens per second.`,
      tokens: 'tokens',
      tokensTitle: 'Tokens of the answer.',
      prefilled: 'prefilled',
      prefilledNew: 'Tokens read in this turn: the new ones alone, the cache held the rest.',
      prefilledWhole: 'Tokens read in this turn: the whole conversation.',
      whole: 'whole conversation',
    },
  },
  adapterHelp: {
    title: 'What to try, step by step',
    steps: {
      'secure-address':
        'Open the page over https, or at localhost on the machine that serves it: browsers give WebGPU to no other address.',
      reload: 'Reload the page.',
      'restart-browser':
        'Restart the browser: after several crashes of the graphics driver it gives no adapter any more until then.',
      'update-chromium':
        'Update the browser: Chrome and Edge have WebGPU from version 113 on Windows, macOS and ChromeOS, 121 on Android, 144 on Linux.',
      'update-firefox':
        'Update the browser: Firefox has WebGPU from version 141 on Windows and 145 on macOS.',
      'update-safari':
        'Update the system: Safari has WebGPU from version 26, on macOS 26, iOS 26 and iPadOS 26. On iPhone and iPad this goes for every browser.',
      'chromium-linux':
        'On Linux, Chrome uses Intel graphics (generation 12 and later) from version 144 and NVIDIA cards with driver 535.183.01 or later from version 147. Install the newest driver.',
      'chromium-linux-flags':
        'With any other card on Linux, start it as: chrome --enable-unsafe-webgpu --ozone-platform=x11 --use-angle=vulkan --enable-features=Vulkan,VulkanFromANGLE',
      'chromium-android':
        'On Android, Chrome needs Android 12 and a graphics chip by ARM, Qualcomm or Intel, or Android 16 and one by Imagination.',
      'chromium-windows-arm':
        'On Windows on an ARM processor, switch on chrome://flags/#enable-unsafe-webgpu and restart the browser.',
      'graphics-acceleration':
        'Open chrome://settings/system and switch on “Use graphics acceleration when available”.',
      'chromium-gpu-page':
        'Open chrome://gpu: the line “WebGPU” and the part “Problems Detected” say what is switched off and why.',
      'update-driver': 'Update the driver of the graphics card: browsers refuse old ones.',
      'managed-browser':
        'If an organisation manages the browser, ask whether its policy HardwareAccelerationModeEnabled switches graphics off.',
      'firefox-macos':
        'On a Mac, Firefox has WebGPU on Apple silicon alone, before macOS 26 from version 147.',
      'firefox-not-yet': 'On this system Firefox has WebGPU in its Nightly versions at most.',
      'other-browser': 'Open the page in a current Chrome or Edge.',
    },
  },
  selfTest: {
    running: 'Checks once that the model answers sensibly here',
    failed:
      'This model failed its self-test on this device, so its answers may be gibberish. Asked a question with a known kind of answer, it said:',
    nothing: '(nothing)',
    again: 'Test again',
  },
  fit: {
    context: (tokens: number, ofTokens: number) =>
      `context ${format.number(tokens)} of ${format.number(ofTokens)} tokens`,
    allow: (bytes: number) => `Allow ${format.bytes(bytes)} and ask again`,
  },
  keeping: {
    notRead:
      'Your conversations could not be read, so the page starts anew and keeps nothing of this visit. What was here is left as it is.',
    putAside:
      'What an earlier visit left was written by another version of this page. It was put aside, and the page starts anew.',
    notKept: 'What you see is not kept for your next visit.',
  },
  welcome: {
    title: 'Language models that run here, on your own device',
    text: (models: readonly string[], sizeBytes: number) =>
      `${format.list(models)} ${models.length === 1 ? 'is' : 'are'} part of this page: ${format.bytes(sizeBytes)}, fetched once from here, then ${models.length === 1 ? 'it answers' : 'they answer'} without a network. Nothing you type leaves this device.`,
    start: 'Press a prompt, or write your own:',
    examples: [
      'What is the capital of France?',
      'Explain in two sentences why the sky is blue.',
      'Reverse this list: red, green, blue.',
      'Which is larger, 48 or 84?',
    ],
    beginnings: [
      'The capital of France is',
      'The sky is blue because',
      'Once upon a time, in a house by the sea,',
    ],
  },
  settings: {
    title: (letter: string) => `Settings of column ${letter}`,
    close: 'Close',
    reset: 'Back to the defaults',
    completionHint:
      'This model goes on with a text. It takes no system prompt and no conversation: each prompt stands for itself.',
    systemPrompt: 'System prompt',
    systemPromptHint: 'What the model is told before the first message. Empty: its own default.',
    temperature: 'Temperature',
    temperatureHint: '0 takes the likeliest token each time; higher is freer.',
    topP: 'Top-p',
    topPHint: 'Draws from the likeliest tokens that together have this probability.',
    maxTokens: 'Most tokens',
    maxTokensHint: 'The answer ends there.',
    seed: 'Seed',
    seedHint: 'The same seed and settings give the same answer.',
    repetitionPenalty: 'Repetition penalty',
    repetitionPenaltyHint: 'Above 1 makes tokens that have appeared less likely.',
    presencePenalty: 'Presence penalty',
    presencePenaltyHint: 'Above 0 makes tokens that have appeared less likely, once.',
    frequencyPenalty: 'Frequency penalty',
    frequencyPenaltyHint: 'Above 0 makes tokens less likely each time they appear.',
    invalid: (least: number, most: number) =>
      `A number from ${format.number(least, 2)} to ${format.number(most, 2)}`,
  },
  markdown: {
    image: (text: string) => `Image, not fetched: ${text}`,
    link: 'Address in the answer; it is not opened',
  },
};

export type Messages = typeof en;
