import type { IncomingMessage } from 'node:http';
import type { Plugin } from 'vite';
import type { Fault } from './hub/faults';
import { startHub } from './hub/hub';
import { HubRepository } from './hub/repository';

/** What a component test asks of the stand-in of a hub, at `/hub-host`. */
export type HubOrder =
  /** Moves the repository's `main` on to these files (each as its bytes), or makes it with them. */
  | {
      readonly kind: 'commit';
      readonly id: string;
      readonly files: Record<string, readonly number[]>;
    }
  /** Takes all commits of the repository away. */
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

export interface HubAnswer {
  /** Of the hub, of its file host and of the one for libraries. */
  readonly origins: Readonly<Record<string, string>>;
  /** What was asked so far, by all tests. */
  readonly asked: readonly string[];
  /** Of the commit that was made. */
  readonly commit?: string;
}

/** The stand-in of a hub on ports of this machine, for component tests: they tell it what it has. */
export function hubHost(): Plugin {
  return {
    name: 'playground:hub-host',
    async configureServer(server) {
      const hub = await startHub({ tls: false });
      const repositories = new Map<string, HubRepository>();
      server.httpServer?.once('close', () => void hub.close());

      function carryOut(order: HubOrder): string | undefined {
        if (order.kind === 'faults') {
          hub.faults.set(order.faults);
          return undefined;
        }
        if (order.kind === 'remove') {
          repositories.delete(order.id);
          hub.add(new HubRepository(order.id, new Map()));
          return undefined;
        }
        const files = new Map(
          Object.entries(order.files).map(([path, bytes]) => [path, Uint8Array.from(bytes)]),
        );
        const known = repositories.get(order.id);
        if (known) return known.commit(files).sha;
        const made = new HubRepository(order.id, files);
        repositories.set(order.id, made);
        hub.add(made);
        return made.at('main')?.sha;
      }

      server.middlewares.use('/hub-host', (request, response) => {
        void bodyOf(request).then((body) => {
          const commit = body === '' ? undefined : carryOut(JSON.parse(body) as HubOrder);
          const { origins, asked } = hub;
          const answer: HubAnswer = { origins, asked, ...(commit !== undefined && { commit }) };
          response.end(JSON.stringify(answer));
        });
      });
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
