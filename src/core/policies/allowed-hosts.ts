/**
 * Hosts beside the site's own that the open store worker may reach, as names: `*.` before one stands
 * for all below it. The build writes its own list here (tools/build/allowed-hosts.ts), so that the
 * policy and those who have to know what it allows say the same.
 */
export const allowedHosts: readonly string[] = [];
