import { createServer, request as forward } from 'node:http';
import { connect, type AddressInfo } from 'node:net';

export interface LoggingProxy {
  readonly address: string;
  /** Every host and port that was asked for, with how often. */
  readonly asked: Map<string, number>;
  /** Names of hosts that something on this machine stands in for. */
  readonly standIns: readonly string[];
  close(): void;
}

/**
 * A proxy through which the browser has to send everything, its own machine's addresses included.
 * It passes on what goes to this machine and refuses the rest, remembering both.
 *
 * @param standIns ports of this machine, by the name of the host that is asked for over TLS
 */
export async function startLoggingProxy(
  standIns: ReadonlyMap<string, number> = new Map(),
): Promise<LoggingProxy> {
  const asked = new Map<string, number>();
  const note = (host: string): void => {
    asked.set(host, (asked.get(host) ?? 0) + 1);
  };
  const server = createServer((incoming, outgoing) => {
    const address = new URL(incoming.url ?? '', 'http://nowhere.invalid');
    note(address.host);
    if (address.hostname !== 'localhost') {
      outgoing.writeHead(403).end();
      return;
    }
    const { method, headers } = incoming;
    const passed = forward(address, { method, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
    });
    // The site's server is down or hung up: so is this connection, as without a proxy.
    passed.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passed.destroy());
    incoming.pipe(passed);
  });
  server.on('connect', (incoming, socket) => {
    const { url = '' } = incoming;
    note(url);
    const port = standIns.get(url.replace(/:443$/, ''));
    if (port === undefined) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const standIn = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(standIn).pipe(socket);
    });
    for (const [end, other] of [
      [socket, standIn],
      [standIn, socket],
    ] as const) {
      end.on('error', () => other.destroy());
      end.on('close', () => other.destroy());
    }
  });
  // One that it closed for its idleness could be lost to the very request that comes then.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    asked,
    standIns: [...standIns.keys()],
    close: () => void server.close(),
  };
}
