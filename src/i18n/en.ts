import type { FetchSize } from '../core/catalogue/fetch-size';
import { formatFor } from './format';

const format = formatFor('en');

/** Every text of the interface. Other languages have the same shape; the compiler checks it. */
export const en = {
  code: 'en',
  name: 'English',
  format,
  screens: {
    compare: 'Compare',
    models: 'Models',
    prompts: 'Prompts',
    records: 'Records',
    ratings: 'Ratings',
    privacy: 'Privacy',
  },
  app: {
    title: 'Playground',
    screens: 'Screens',
    skip: 'Skip to the content',
    screenMissing: 'This screen could not be loaded. With a network, reload the page.',
    partMissing: 'This part of the page could not be loaded. With a network, reload the page.',
    partFailed: 'This part of the page could not be shown.',
    tryAgain: 'Try again',
    tooLong: (found: number, most: number) =>
      `What you pasted is too long: ${format.number(found)} characters, ${format.number(most)} fit here. Nothing of it was taken.`,
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
    controls: (schedule: 'in-turn' | 'at-once', blind: boolean): string =>
      (schedule === 'in-turn' ? 'One after another' : 'At once') + (blind ? ', blind' : ''),
    addColumn: 'Add column',
    setting: (name: string, value: number): string => `${name} ${format.number(value, 2)}`,
    ownSystemPrompt: 'own system prompt',
    columns: 'Columns',
    column: (letter: string, model: string) => `Column ${letter}: ${model}`,
    settings: 'Settings',
    model: 'Model',
    more: 'More',
    moreOf: (letter: string) => `More for column ${letter}`,
    removeColumn: 'Remove column',
    duplicate: 'Duplicate',
    moveLeft: 'Move left',
    moveRight: 'Move right',
    ask: 'Ask',
    askAll: 'All columns',
    askOne: (letter: string) => `Column ${letter}`,
    clear: 'Clear',
    onDevice: 'on this device',
    toFetch: ({ bytes, isExact }: FetchSize) =>
      bytes === null
        ? 'to fetch once, how much is not known yet'
        : `${isExact ? '' : 'about '}${format.bytes(bytes)} to fetch once`,
    licence: (spdx: string) => `${spdx} licence`,
    composer: 'Your prompt',
    placeholder: (columns: number): string =>
      columns === 1 ? 'Ask the model something' : 'Ask all columns the same thing',
    placeholderCompletion: 'Begin a text',
    completionNote:
      'Goes on with your text as it is, control tokens included; each prompt stands for itself.',
    run: 'Run',
    runKeys: (onApple: boolean): string => (onApple ? '⌘ ↵' : 'Ctrl ↵'),
    occupied: 'A run of the records is under way.',
    stop: 'Stop',
    stopAll: 'Stop all',
    stopColumn: (letter: string) => `Stop column ${letter}`,
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'The browser refused',
    copyAnswer: 'Copy answer',
    copyCode: 'Copy code',
    retry: 'Ask again',
    goOn: 'Go on',
    edit: 'Edit',
    editPrompt: 'Edit the prompt',
    runEdited: 'Run from here',
    cancel: 'Cancel',
    branch: (index: number, count: number) => `${index} of ${count}`,
    branchEarlier: 'Earlier version',
    branchLater: 'Later version',
    contended: 'Shared the graphics card with another column.',
    afterLoss: 'The model had to be loaded again before this answer.',
    software: 'Computed by a processor in the place of a graphics card.',
    schema: 'The answers have to fit a JSON schema.',
    dropSchema: 'Free text instead',
    repair: 'Fetch the part again',
    allowLibrary: 'Allow it and ask again',
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
      context: 'Ended, since the context was full.',
      time: 'Ended by the limit on time.',
      interrupted: 'Stopped.',
      'cut-off': 'Cut off.',
      other: 'Ended in a way that this version does not know.',
    },
    empty: 'The answer is empty.',
    figures: {
      tokensPerSecond: 'tok/s',
      tokensPerSecondTitle: (engine: string) =>
        `Tokens per second after the first, on this page's clock. The engine alone: ${engine}.`,
      firstToken: 'ms first',
      firstTokenTitle: (prefill: string) =>
        `Milliseconds from asking the engine to the first text, on this page's clock. Prefill in the engine alone: ${prefill} tokens per second.`,
      tokens: (count: number): string => (count === 1 ? 'token' : 'tokens'),
      tokensTitle: 'Tokens of the answer.',
      prefilled: 'prefilled',
      prefilledNew: 'Tokens read in this turn: the new ones alone, the cache held the rest.',
      prefilledWhole: 'Tokens read in this turn: the whole conversation.',
      whole: 'whole conversation',
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
