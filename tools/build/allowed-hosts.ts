import type { Plugin } from 'vite';

const place = '/src/core/policies/allowed-hosts.ts';

/** Writes what this build allows into `core/policies/allowed-hosts.ts`, for every thread. */
export function allowedHostsModule(names: readonly string[]): Plugin {
  return {
    name: 'playground:allowed-hosts',
    enforce: 'pre',
    load: (id) =>
      id.split('?')[0]?.replaceAll('\\', '/').endsWith(place)
        ? `export const allowedHosts = ${JSON.stringify(names)};`
        : undefined,
  };
}
