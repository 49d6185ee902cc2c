import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Plugin } from 'vite';
import { byteRange } from '../../tools/serve/server.mjs';
import { cutAfterMs } from './hub/send';
import { mlcLayout } from './mlc-layout';

/**
 * Two hosts of other origins than the tests' page. The first has a model in MLC's layout and
 * misbehaves as the folder's name says; the second has the same files and always behaves, but lets no
 * page of another origin read those of the folder `no-cors`. Addresses:
 *
 *     /SITE/BEHAVIOUR/FILE   a file of the model (mlc-layout.ts)
 *     /SITE/log              what was asked: `GET params_shard_0.bin bytes=1000-`, as JSON
 *
 * The tests' own server tells where they are, at `/remote-origins`.
 */
interface FileRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly file: string;
  readonly bytes: Uint8Array;
  /** How often this file has been asked for with GET, this time included. */
  readonly count: number;
  /** The same file on the other host. */
  readonly elsewhere: string;
}

type Behaviour = (request: FileRequest) => void;

interface Sending {
  readonly ranges?: 'shown' | 'hidden' | 'ignored';
  readonly bytes?: Uint8Array;
  readonly type?: string;
  /** Bytes after which the connection breaks. */
  readonly cutAfter?: number;
}

function send({ request, response, ...asked }: FileRequest, sending: Sending = {}): void {
  const { ranges = 'shown', bytes = asked.bytes, type, cutAfter } = sending;
  const header = ranges === 'ignored' ? undefined : request.headers.range;
  const range = byteRange(header, bytes.byteLength);
  if (range === 'unsatisfiable') {
    response.writeHead(416).end();
    return;
  }
  const { first, last } = range === 'whole' ? { first: 0, last: bytes.byteLength - 1 } : range;
  const sent = bytes.subarray(first, last + 1);
  response.setHeader('Content-Length', sent.byteLength);
  if (type !== undefined) response.setHeader('Content-Type', type);
  if (range !== 'whole') {
    response.setHeader('Content-Range', `bytes ${first}-${last}/${bytes.byteLength}`);
    if (ranges === 'shown') {
      response.setHeader('Access-Control-Expose-Headers', 'Content-Range');
    }
  }
  response.writeHead(range === 'whole' ? 200 : 206);
  if (cutAfter === undefined || cutAfter >= sent.byteLength) response.end(sent);
  else {
    response.write(sent.subarray(0, cutAfter), () =>
      setTimeout(() => response.destroy(), cutAfterMs),
    );
  }
}

const isShard = (file: string): boolean => file.startsWith('params_');
const flipped = (bytes: Uint8Array): Uint8Array => bytes.with(5, (bytes[5] ?? 0) ^ 1);
const page = new TextEncoder().encode('<!doctype html><title>Log in</title>'.repeat(99));

/** The behaviour for some files; the others are served as they should be. */
function only(which: (file: string) => boolean, behave: Behaviour): Behaviour {
  return (request) => (which(request.file) ? behave : send)(request);
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

const pointer = text(
  `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 3500000\n`,
);

/** Files that the folders of some behaviours have beside those of the model. */
const licences: Readonly<Record<string, Readonly<Record<string, Uint8Array>>>> = {
  licensed: { 'LICENSE.txt': text('You may.'), 'LICENSE.md': text('# You may not') },
  'licence-page': { LICENSE: page, 'LICENSE.txt': page, 'LICENSE.md': text('# You may') },
  'licence-endless': { LICENSE: new Uint8Array(2 ** 18 + 1).fill(65) },
  'licence-silent': { LICENSE: text('Never sent') },
  'licence-pointer': { LICENSE: pointer },
};

const behaviours: Readonly<Record<string, Behaviour>> = {
  whole: (request) => send(request),
  hidden: (request) => send(request, { ranges: 'hidden' }),
  'no-ranges': (request) => send(request, { ranges: 'ignored' }),
  // Every answer breaks after so many bytes, or the first of each file alone.
  'always-cut': only(isShard, (request) => send(request, { cutAfter: 1500 })),
  'always-cut-hidden': only(isShard, (request) =>
    send(request, { cutAfter: 1500, ranges: 'hidden' }),
  ),
  'cut-often': only(isShard, (request) => send(request, { cutAfter: 300 })),
  // Breaks once, and then says nothing.
  'cut-then-silent': only(isShard, (request) => {
    if (request.count === 1) send(request, { cutAfter: 1500 });
  }),
  // Sends the beginning, and then nothing.
  stalls: only(isShard, (request) => {
    const { response, bytes } = request;
    response.writeHead(200, { 'Content-Length': bytes.byteLength });
    response.write(bytes.subarray(0, 1500));
  }),
  'never-on': only(isShard, (request) => send(request, { cutAfter: 1500, ranges: 'ignored' })),
  'cut-once-no-ranges': only(isShard, (request) =>
    send(request, { ranges: 'ignored', ...(request.count === 1 && { cutAfter: 1500 }) }),
  ),
  // Says that it sends the rest, and sends other bytes.
  'wrong-rest': only(isShard, (request) => {
    const rest = request.request.headers.range !== undefined;
    send(request, {
      ...(rest && { bytes: request.bytes.map((byte) => byte ^ 1) }),
      ...(request.count === 1 && { cutAfter: 1500 }),
    });
  }),
  // Another version by now: the rest of it would never end.
  changed: only(isShard, (request) => {
    const { response } = request;
    const isRest = request.request.headers.range !== undefined;
    response.setHeader('Access-Control-Expose-Headers', 'ETag');
    response.setHeader('ETag', isRest ? '"new"' : '"old"');
    if (isRest) response.writeHead(206).flushHeaders();
    else send(request, request.count === 1 ? { cutAfter: 1500 } : {});
  }),
  // What an earlier visit leaves: the beginning of the last file, and all others.
  'cut-then-missing': only(
    (file) => file === 'params_shard_1.bin',
    (request) => {
      if (request.count !== 2) send(request, request.count === 1 ? { cutAfter: 1500 } : {});
      else setTimeout(() => request.response.writeHead(404).end(), 500);
    },
  ),
  altered: only(isShard, (request) => send(request, { bytes: flipped(request.bytes) })),
  'altered-once': only(isShard, (request) =>
    send(request, request.count === 1 ? { bytes: flipped(request.bytes) } : {}),
  ),
  'altered-library': only(
    (file) => file === 'library.wasm',
    (request) => send(request, { bytes: flipped(request.bytes) }),
  ),
  'too-short': only(isShard, (request) => send(request, { bytes: request.bytes.subarray(0, -1) })),
  'too-long': only(isShard, (request) =>
    send(request, { bytes: new Uint8Array([...request.bytes, 0]) }),
  ),
  'login-page': (request) => send(request, { bytes: page, type: 'text/html; charset=utf-8' }),
  'untyped-page': only(
    (file) => file === 'library.wasm',
    (request) => send(request, { bytes: page }),
  ),
  'broken-index': only(
    (file) => file === 'tensor-cache.json',
    (request) => send(request, { bytes: request.bytes.subarray(0, -3) }),
  ),
  // Of an earlier compiler: the index has another name, and there is nothing, or a page, under the present one.
  'older-index': (request) => {
    if (request.file === 'tensor-cache.json') request.response.writeHead(404).end();
    else send(request);
  },
  'older-index-page': (request) => {
    const isPage = request.file === 'tensor-cache.json';
    send(request, isPage ? { bytes: page, type: 'text/html' } : {});
  },
  'pointer-config': only(
    (file) => file === 'mlc-chat-config.json',
    (request) => send(request, { bytes: pointer }),
  ),
  'pointer-library': only(
    (file) => file === 'library.wasm',
    (request) => send(request, { bytes: pointer }),
  ),
  'pointer-tokenizer': only(
    (file) => file === 'tokenizer.json',
    (request) => send(request, { bytes: pointer }),
  ),
  'pointer-shards': only(isShard, (request) => send(request, { bytes: pointer })),
  'endless-config': only(
    (file) => file === 'mlc-chat-config.json',
    ({ response }) => {
      const more = (): void => {
        if (!response.destroyed) response.write(page.slice(), more);
      };
      response.writeHead(200);
      more();
    },
  ),
  missing: only(isShard, ({ response }) => void response.writeHead(404).end()),
  busy: only(isShard, ({ response }) => {
    response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
    response.writeHead(503, { 'Retry-After': '7' }).end();
  }),
  'no-sizes': (request) => {
    if (request.request.headers.range === 'bytes=0-0') request.response.writeHead(405).end();
    else send(request);
  },
  redirecting: only(isShard, ({ response, elsewhere }) => {
    response.writeHead(302, { Location: elsewhere }).end();
  }),
  // Says of one page that it is one, of the other that it is a text.
  'licence-page': only(
    (file) => file === 'LICENSE',
    (request) => send(request, { type: 'text/html' }),
  ),
  'licence-silent': only(
    (file) => file === 'LICENSE',
    () => undefined,
  ),
  slow: only(isShard, (request) => void setTimeout(() => send(request), 400)),
};

export function remoteHosts(): Plugin {
  return {
    name: 'playground:remote-hosts',
    async configureServer(server) {
      const files = await mlcLayout();
      const logs = new Map<string, string[]>();
      const other: Server = await started((request, response) => answer(request, response, ''));
      const one: Server = await started((request, response) =>
        answer(request, response, originOf(other)),
      );
      server.httpServer?.once('close', () => {
        for (const host of [one, other]) host.close();
      });

      function answer(request: IncomingMessage, response: ServerResponse, other: string): void {
        const [path = ''] = (request.url ?? '').split('?');
        const [, site = '', behaviour = '', file = ''] = path.split('/');
        if (behaviour !== 'no-cors') response.setHeader('Access-Control-Allow-Origin', '*');
        const log = logs.get(site) ?? [];
        logs.set(site, log);
        if (behaviour === 'log') {
          response.end(JSON.stringify(log));
          return;
        }
        const { method = '', headers } = request;
        log.push([method, file, headers.range].filter(Boolean).join(' '));
        const present = file === 'ndarray-cache.json' ? 'tensor-cache.json' : file;
        const bytes = files.get(present) ?? licences[behaviour]?.[file];
        if (!bytes) {
          response.writeHead(404).end();
          return;
        }
        const behave = other === '' ? undefined : behaviours[behaviour];
        const count = log.filter((line) => line.startsWith(`GET ${file}`)).length;
        const elsewhere = `${other}${path}`;
        (behave ?? send)({ request, response, file, bytes, count, elsewhere });
      }

      server.middlewares.use('/remote-origins', (_request, response) => {
        response.end(JSON.stringify([originOf(one), originOf(other)]));
      });
    },
  };
}

async function started(listener: Parameters<typeof createServer>[1]): Promise<Server> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return server;
}

function originOf(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://localhost:${port}`;
}
