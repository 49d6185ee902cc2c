import { readFileSync } from 'node:fs';

interface NetLogEvent {
  readonly type: number;
  readonly params?: { readonly url?: string; readonly address?: string; readonly host?: string };
}

/**
 * What a browser's own log of its network says was reached: addresses of requests, workers included,
 * and the other ends of UDP sockets, which no proxy sees. A log that was cut off by a kill is read
 * as far as it goes.
 *
 * Source: https://www.chromium.org/for-testers/providing-network-details/
 */
export function reachedBy(path: string): { readonly requests: string[]; readonly udp: string[] } {
  const text = readFileSync(path, 'utf8');
  const types = new Map(
    [...text.slice(0, text.indexOf('"events"')).matchAll(/"(\w+)":(\d+)/g)].map(
      ([, name = '', number = '']) => [name, Number(number)],
    ),
  );
  const events = text
    .slice(text.indexOf('"events"'))
    .split('\n')
    .flatMap((line): NetLogEvent[] => {
      try {
        return [
          JSON.parse(line.replace(/^"events": \[/, '').replace(/,$|\]\}?,?$/, '')) as NetLogEvent,
        ];
      } catch {
        return [];
      }
    });
  const of = (name: string): NetLogEvent[] => events.filter(({ type }) => type === types.get(name));
  const strings = (values: (string | undefined)[]): string[] => [
    ...new Set(values.filter((value) => value !== undefined)),
  ];
  return {
    requests: strings(of('URL_REQUEST_START_JOB').map(({ params }) => params?.url)),
    udp: strings(of('UDP_CONNECT').map(({ params }) => params?.address)),
  };
}
