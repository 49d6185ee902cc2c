import type { Plugin } from 'vite';

/** Writes what this build allows into `core/policies/allowed-hosts.ts`, for every thread. */
export function allowedHostsModule(names: readonly string[]): Plugin {
  return {
    name: 'playground:allowed-hosts',
    enforce: 'pre',
    load: (id) =>
      /\/src\/core\/policies\/allowed-hosts\.ts$/.test(id.replaceAll('\\', '/').split('?')[0] ?? '')
        ? `export const allowedHosts = ${JSON.stringify(names)};`
        : undefined,
  };
}
