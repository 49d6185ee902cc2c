import { readFileSync } from 'node:fs';

interface NetLogEvent {
  readonly type: number;
  readonly source: { readonly id: number };
  readonly params?: {
    readonly url?: string;
    readonly address?: string;
    readonly host?: string;
  };
}

/** What a browser has reached, or tried to: each end once. */
export interface Reached {
  /** Addresses of requests, those of workers included. */
  readonly requests: readonly string[];
  /** Hosts whose names were looked up. */
  readonly names: readonly string[];
  /** Other ends of TCP connections; behind a proxy that is the proxy. */
  readonly tcp: readonly string[];
  /** Where UDP was sent to, which no proxy sees. */
  readonly udp: readonly string[];
}

/** @param text the list of events, one a line, cut off anywhere when the browser was killed */
function parseEvents(text: string): NetLogEvent[] {
  const lines = text.split('\n').slice(1);
  return lines.flatMap((line, index): NetLogEvent[] => {
    if (!line.startsWith('{')) return [];
    try {
      return [JSON.parse(line.replace(/,$|\]\}?,?$/, '')) as NetLogEvent];
    } catch (error) {
      if (index === lines.length - 1) return [];
      throw error;
    }
  });
}

/**
 * Reads a browser's own log of its network.
 *
 * Source: https://www.chromium.org/for-testers/providing-network-details/
 */
export function reachedBy(path: string): Reached {
  const text = readFileSync(path, 'utf8');
  const start = text.indexOf('"events"');
  const [, eventTypes = ''] = /"logEventTypes":\{([^}]*)\}/.exec(text.slice(0, start)) ?? [];
  const types = new Map(
    [...eventTypes.matchAll(/"(\w+)":(\d+)/g)].map(([, name = '', type = '']) => [
      name,
      Number(type),
    ]),
  );
  const events = parseEvents(text.slice(start));
  const of = (name: string): NetLogEvent[] => {
    const number = types.get(name);
    // A name that a newer browser has given up would make an empty log look innocent.
    if (number === undefined) throw new Error(`${path}: this browser logs no ${name}`);
    return events.filter(({ type }) => type === number);
  };
  const strings = (values: (string | undefined)[]): string[] => [
    ...new Set(values.filter((value) => value !== undefined)),
  ];
  // Connecting a UDP socket sends nothing (Chromium does it to see whether there is a route for
  // IPv6), but what a connected socket sends is logged without its other end.
  const connected = new Map(
    of('UDP_CONNECT').flatMap(({ source, params }) =>
      params?.address === undefined ? [] : [[source.id, params.address]],
    ),
  );
  return {
    requests: strings(of('URL_REQUEST_START_JOB').map(({ params }) => params?.url)),
    names: strings(of('HOST_RESOLVER_MANAGER_REQUEST').map(({ params }) => params?.host)),
    tcp: strings(of('TCP_CONNECT_ATTEMPT').map(({ params }) => params?.address)),
    udp: strings(
      of('UDP_BYTES_SENT').map(
        ({ source, params }) => params?.address ?? connected.get(source.id) ?? 'unknown',
      ),
    ),
  };
}
