import type { ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { bytesOf, sizeOf } from './content';

/**
 * A host of parts that misbehaves as the folder's name says. Addresses:
 *
 *     /site-ID/models/BEHAVIOUR/PATH   a part, its size in its name (content.ts)
 *     /site-ID/log                     the paths that were asked for, as JSON
 *     /site-ID/heal                    from now on everything is served as it should be
 */
type Behaviour = (request: PartRequest) => void;

interface PartRequest {
  readonly response: ServerResponse;
  readonly part: string;
  readonly bytes: Uint8Array;
  /** How often this part has been asked for, this time included. */
  readonly count: number;
}

const whole: Behaviour = ({ response, bytes }) => {
  response.end(bytes);
};

function status(code: number): Behaviour {
  return ({ response }) => {
    response.writeHead(code).end();
  };
}

const behaviours: Record<string, Behaviour> = {
  whole,
  missing: status(404),
  // Late enough for the other parts to arrive: they are fetched at the same time.
  'second-missing': (request) => {
    if (!request.part.startsWith('weights.part1')) whole(request);
    else setTimeout(() => status(404)(request), 1000);
  },
  busy: status(503),
  'busy-twice': (request) => {
    (request.count <= 2 ? status(503) : whole)(request);
  },
  altered: ({ response, bytes }) => {
    response.end(bytes.with(0, (bytes[0] ?? 0) ^ 1));
  },
  // An answer that is well-formed but ends too soon.
  short: ({ response, bytes }) => {
    response.end(bytes.subarray(0, -1));
  },
  long: ({ response, bytes }) => {
    response.end(Buffer.concat([bytes, Buffer.from([0])]));
  },
  // A connection that ends before the answer does.
  'cut-once': (request) => {
    const { response, bytes, count } = request;
    if (count > 1) {
      whole(request);
      return;
    }
    response.writeHead(200, { 'Content-Length': String(bytes.byteLength) });
    response.write(bytes.subarray(0, bytes.byteLength / 2), () => response.destroy());
  },
  // Takes the request, and says nothing.
  silent: () => undefined,
  slow: (request) => {
    setTimeout(() => whole(request), 150);
  },
};

export function faultyHost(): Plugin {
  const logs = new Map<string, string[]>();
  const healed = new Set<string>();
  return {
    name: 'playground:faulty-host',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const [path = ''] = (request.url ?? '').split('?');
        const [, site = '', rest = ''] = /^\/(site-[\w-]+)\/(.*)$/.exec(path) ?? [];
        if (site === '') {
          next();
          return;
        }
        const log = logs.get(site) ?? [];
        logs.set(site, log);
        if (rest === 'log') {
          response.end(JSON.stringify(log));
        } else if (rest === 'heal') {
          healed.add(site);
          response.end();
        } else {
          const [, name = '', part = ''] = /^models\/([\w-]+)\/(.*)$/.exec(rest) ?? [];
          log.push(part);
          const behave = (healed.has(site) ? undefined : behaviours[name]) ?? whole;
          const count = log.filter((asked) => asked === part).length;
          behave({ response, part, bytes: bytesOf(part, sizeOf(part)), count });
        }
      });
    },
  };
}
