/**
 * Keeps the program on the device and gives worker scripts their policies.
 *
 * The shell is kept while the service worker installs; the engine (a chunk of several megabytes
 * that the first paint does not need) when the page asks for it, or together with the shell when an
 * earlier version is already in use, so that an update never makes an offline device forget its
 * engine. Weights are never kept here: they are the store's.
 */
import { allowedHosts } from '../core/policies/allowed-hosts';
import { policyOfWorkerScript } from '../core/policies/policies';
import { Keeper, type Entry } from './keeper';
import type { ShellAnswer, ShellAnswers, ShellQuestion, ShellRequest } from './messages';
import { Unplugged } from './unplugged';

declare const self: ServiceWorkerGlobalScope & {
  /** Every file of the built site but the models; written in by the build. */
  readonly __WB_MANIFEST: readonly Entry[];
};

const { scope } = self.registration;
const scopePath = new URL(scope).pathname;
const page = new URL('index.html', scope).href;

const entries = self.__WB_MANIFEST;
const isEngine = ({ url }: Entry): boolean => /(engine|grammar)\.worker/.test(url);
const shell = new Keeper(
  `playground shell ${scopePath}`,
  entries.filter((entry) => !isEngine(entry)),
  scope,
);
const engine = new Keeper(`playground engine ${scopePath}`, entries.filter(isEngine), scope);

const unplugged = new Unplugged(() => performance.now());

self.addEventListener('install', (event) => {
  const isUpdate = self.registration.active !== null;
  event.waitUntil(Promise.all([shell.keep(), isUpdate && engine.keep()]));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([shell.forgetOthers(), engine.forgetOthers(), self.clients.claim()]));
});

self.addEventListener('message', (event) => {
  const message = event.data as ShellRequest | ShellQuestion;
  if (message === 'use-update') event.waitUntil(self.skipWaiting());
  else if (message === 'keep-engine') event.waitUntil(keepEngine(event.source));
  else event.ports[0]?.postMessage(answerTo(message));
});

async function keepEngine(asking: ExtendableMessageEvent['source']): Promise<void> {
  if (!unplugged.isOn) await engine.keep().catch(() => undefined);
  const whole = (await shell.isWhole()) && (await engine.isWhole());
  const answer: ShellAnswer = whole ? 'kept' : 'incomplete';
  asking?.postMessage(answer);
}

function answerTo(question: ShellQuestion): ShellAnswers[ShellQuestion['kind']] {
  switch (question.kind) {
    case 'kept-files':
      return [...shell.files, ...engine.files];
    case 'unplug':
      return unplugged.begin(question.test);
    case 'still-unplugged':
      return unplugged.prolong(question.test);
    case 'plug-in':
      return unplugged.end(question.test);
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const isOwn = request.method === 'GET' && origin === self.location.origin;
  const isPage = request.mode === 'navigate' && pathname === scopePath;
  const address = isPage ? page : origin + pathname;
  const keeper = isOwn ? [shell, engine].find((one) => one.has(address)) : undefined;
  // A page that is newer than this version, after a hard reload, starts workers that this one does not keep.
  const isWorker = isOwn && policyOfWorkerScript(pathname, allowedHosts) !== undefined;
  if (keeper || isWorker) event.respondWith(respond(request, address, keeper));
  else if (unplugged.isOn) event.respondWith(refuse(request));
});

function refuse({ url }: Request): Response {
  unplugged.note('refused', new URL(url).pathname);
  return Response.error();
}

/** @param keeper undefined for a script that this version does not keep */
async function respond(
  request: Request,
  address: string,
  keeper: Keeper | undefined,
): Promise<Response> {
  const kept = await keeper?.match(address);
  if (unplugged.isOn) {
    if (!kept) return refuse(request);
    unplugged.note('answered', new URL(address).pathname);
  }
  const response = kept ?? (await fetch(request));
  const policy = policyOfWorkerScript(new URL(address).pathname, allowedHosts);
  if (policy === undefined) return response;
  const { status, statusText, body } = response;
  const headers = new Headers(response.headers);
  headers.set('Content-Security-Policy', policy);
  return new Response(body, { status, statusText, headers });
}
