import type { FailureMessages } from '../failure-messages';
import { duration } from '../comparison/duration';
import { formatFor } from '../format';
import { offlineFailures } from '../privacy/failures-en';

const format = formatFor('en');

const sender = (host: string | undefined): string => host ?? 'The host of this page';

/** The words for whatever can go wrong, loaded when it is shown. */
export const failures: FailureMessages = {
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
  stalled: ({ during, quietSeconds }) => ({
    what: {
      load: `The model was being loaded, and nothing was heard of it for ${duration(format, quietSeconds * 1000)}. Loading was ended.`,
      'self-test': `The model was loaded, and said nothing for ${duration(format, quietSeconds * 1000)} when it was tested. It was ended.`,
      reset: 'The model did not get ready for the next question in time and was ended.',
    }[during],
    next: 'Ask again: it is loaded anew. If it happens again, reload the page, update the graphics driver, or choose a smaller model.',
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
  'library-not-allowed': ({ sha256 }) => ({
    what: `This model brought its own program (library ${sha256.slice(0, 12)}…), which is not allowed to run here.`,
    next: 'It would have no network, but could answer wrongly on purpose. Allow it only if you trust where the model came from.',
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
  'schema-slow': ({ limitSeconds }) => ({
    what: `The JSON schema was not compiled within ${duration(format, limitSeconds * 1000)}.`,
    next: 'Make it simpler: many optional properties side by side take the longest.',
  }),
  'unknown-model': ({ modelId }) => ({
    what: `The model ${modelId} is not in this site's list of models (any more).`,
    next: 'Choose another model for this column. What it said before is still here.',
  }),
  'host-silent': ({ file, part, quietSeconds, host }) => ({
    what: `${sender(host)} took the request for ${part} (of ${file}) and sent nothing for ${format.number(quietSeconds)} s.`,
    next: 'Ask again, later if it stays silent. What has arrived is kept: only the rest is fetched.',
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
      'lfs-pointer': {
        what: `${sender(host)} sent a Git LFS pointer instead of ${file}: a few lines that Git keeps in place of a large file.`,
        next: 'The model’s files are not whole on their host. Choose another model, or tell whoever runs that host.',
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
      refused: {
        what: `The browser gives this page no database: ${detail}`,
        next: 'Private windows and blocked site data are the usual reasons. Ask again in an ordinary window.',
      },
      removed: {
        what: 'The browser has removed what this page kept: its site data was cleared, or its files are damaged.',
        next: 'Reload the page to begin anew.',
      },
      failed: {
        what: `The browser's database does not work: ${detail}`,
        next: 'Restart the browser, then ask again. If it stays so, its disk may be full or damaged.',
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
