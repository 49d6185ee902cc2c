/**
 * Defence in depth for a worker whose own policy (`connect-src 'none'`) already leaves it no
 * network: whatever could open a connection is replaced before any other module runs. Importing
 * this module first does it.
 */
import type { NetworkProof } from '../../core/engine/engine';

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

for (const name of connecting) {
  // `caches` is put in place once more, by the engine, over the weight store.
  const configurable = name === 'caches';
  Object.defineProperty(self, name, { value: refuse, writable: false, configurable });
}

/**
 * Asks for an address of this site with the native `fetch`, to see the browser's policy refuse it.
 * A request that fails for another reason (no network) proves nothing, so what counts is the
 * policy's own report.
 */
export async function proveNoNetwork(): Promise<NetworkProof> {
  const reports: Event[] = [];
  const note = (event: Event): void => {
    reports.push(event);
  };
  self.addEventListener('securitypolicyviolation', note);
  await nativeFetch(self.location.href, { method: 'HEAD' }).catch(() => undefined);
  // The report is a task of its own, queued before the request failed.
  await new Promise((resolve) => setTimeout(resolve));
  self.removeEventListener('securitypolicyviolation', note);
  const refused = reports.some(
    (event) =>
      event instanceof SecurityPolicyViolationEvent &&
      event.disposition === 'enforce' &&
      event.effectiveDirective === 'connect-src',
  );
  return refused ? 'blocked-by-browser' : 'not-blocked';
}
