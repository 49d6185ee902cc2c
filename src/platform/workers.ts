import engineAddress from '../worker/engine/engine.worker.ts?worker&url';
import grammarAddress from '../worker/grammar/grammar.worker.ts?worker&url';
import storeAddress from '../worker/store/store.worker.ts?worker&url';
import { pageTrustedTypes } from '../core/policies/policies';

const addresses = { engine: engineAddress, grammar: grammarAddress, store: storeAddress };

/** The only makers of script addresses on the page: they pass this site's own and no other. */
const scripts = (
  globalThis as { trustedTypes?: TrustedTypePolicyFactory }
).trustedTypes?.createPolicy(pageTrustedTypes.scripts, {
  createScriptURL(address) {
    const { origin } = new URL(address, document.baseURI);
    if (origin !== location.origin) throw new TypeError(`not a script of this site: ${address}`);
    return address;
  },
});

/** @param address of a script of this site; browsers without Trusted Types take the text */
export function scriptAddress(address: string): string {
  // Constructors of the DOM library ask for a string where the browser takes the trusted object.
  return (scripts?.createScriptURL(address) ?? address) as string;
}

/** @param name what the worker reads as its own name */
export function startWorker(which: keyof typeof addresses, name: string): Worker {
  return new Worker(scriptAddress(addresses[which]), { type: 'module', name });
}
