import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from './certificate';
import type { Faults } from './faults';
import { HubHosts, hostNames, roles, type Role } from './hub-hosts';
import type { HubRepository } from './repository';

/**
 * A stand-in of a public hub: its API, its redirects to a file host of another name, the headers that
 * it shows to pages of other origins, and its refusals.
 *
 * Over TLS it goes by the names of the real hosts, to which a browser has to be led (`hub` of
 * `e2e/fixtures.ts`); without it each host is a port of this machine.
 */
export interface Hub {
  /** Of the hub, of its file host and of the one for libraries. */
  readonly origins: Readonly<Record<Role, string>>;
  /** Where all of them listen, over TLS. */
  readonly port: number;
  /** Base64 SHA-256 of the public key, for `--ignore-certificate-errors-spki-list`. */
  readonly keyHash: string;
  readonly faults: Faults;
  /** What was asked: `GET huggingface.co/mlc-ai/Model/resolve/main/x.bin bytes=5-`. */
  readonly asked: readonly string[];
  /** All that came: method, address and headers of each request as JSON, and what was in it. */
  readonly received: readonly string[];
  /** Where the library host sends the browser on to for a path, instead of answering. */
  readonly sentOn: Map<string, string>;
  add(repository: HubRepository): void;
  /** A file of the library host, by the path of its address. */
  addLibrary(path: string, bytes: Uint8Array): void;
  /** Ends all connections that there are; new ones are taken. */
  hangUp(): void;
  close(): Promise<void>;
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

export async function startHub({ tls }: { readonly tls: boolean }): Promise<Hub> {
  const origins: Record<Role, string> = { hub: '', files: '', libraries: '' };
  const hosts = new HubHosts(origins);
  const servers: Server[] = [];
  const { key, cert, keyHash } = selfSigned(Object.values(hostNames));
  const byName: RequestListener = (request, response) => {
    const role = roles.find((one) => hostNames[one] === request.headers.host);
    if (role) hosts.answer(role, request, response);
    else response.writeHead(421).end();
  };
  let port = 0;
  if (tls) {
    const server = createTlsServer({ key, cert }, byName);
    servers.push(server);
    port = await listening(server);
    for (const role of roles) origins[role] = `https://${hostNames[role]}`;
  } else {
    for (const role of roles) {
      const server = createServer((request, response) => hosts.answer(role, request, response));
      servers.push(server);
      origins[role] = `http://localhost:${await listening(server)}`;
    }
  }
  for (const server of servers) server.unref();
  const hangUp = (): void => {
    for (const server of servers) server.closeAllConnections();
  };
  const { faults, asked, received, sentOn } = hosts;
  return {
    origins,
    port,
    keyHash,
    faults,
    asked,
    received,
    sentOn,
    add: (repository) => void hosts.repositories.set(repository.id, repository),
    addLibrary: (path, bytes) => void hosts.libraries.set(path, bytes),
    hangUp,
    async close() {
      const closing = servers.map((server) => new Promise((resolve) => server.close(resolve)));
      hangUp();
      await Promise.all(closing);
    },
  };
}
