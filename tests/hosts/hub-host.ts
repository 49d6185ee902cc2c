import type { IncomingMessage } from 'node:http';
import type { Plugin } from 'vite';
import type { HubAnswer, HubOrder } from './hub-order';
import { startHub } from './hub/hub';
import { HubRepository } from './hub/repository';

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
        const made = new HubRepository(order.id, files, order.card);
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
