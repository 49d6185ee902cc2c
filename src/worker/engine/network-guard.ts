/**
 * Defence in depth for a worker whose own policy (`connect-src 'none'`) already leaves it no
 * network: whatever could open a connection is replaced before any other module runs. Importing
 * this module first does it.
 */
import type { NetworkProof } from '../../core/engine/engine';
import { isRefusedByPolicy } from './refused-request';

const nativeFetch = self.fetch.bind(self);

const connecting = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'importScripts',
  'Worker',
  'SharedWorker',
  'FontFace',
  'RTCPeerConnection',
  'caches',
] as const;

function refuse(): never {
  throw new TypeError('the engine worker has no network');
}

/** The object and every prototype of it. */
function chainOf(object: object): object[] {
  const next: unknown = Object.getPrototypeOf(object);
  return [object, ...(typeof next === 'object' && next !== null ? chainOf(next) : [])];
}

// Browsers keep some of these on the prototypes of the global object: what stands on the object
// alone would only hide them. On it every name is defined, there or not.
for (const scope of chainOf(self)) {
  for (const name of connecting) {
    if (scope !== self && !Object.hasOwn(scope, name)) continue;
    // `caches` is put in place once more, by the engine, over the weight store.
    const configurable = scope === self && name === 'caches';
    Object.defineProperty(scope, name, { value: refuse, writable: false, configurable });
  }
}

/** Asks for an address of this site with the native `fetch`, to see the browser's policy refuse it. */
export async function proveNoNetwork(): Promise<NetworkProof> {
  const asking = () => nativeFetch(self.location.href, { method: 'HEAD' });
  return (await isRefusedByPolicy(self, asking)) ? 'blocked-by-browser' : 'not-blocked';
}
