// @ts-check
/**
 * The project's one web server: `npm start`, the tests and the benchmarks use it. It serves a
 * folder of files with the headers that the folder's own `_headers` file asks for, as static hosts
 * do, and single byte ranges. It never leaves the folder and lists no directories.
 */
import { createReadStream, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, posix, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { headersFor, parseHeaderRules } from './headers.mjs';

/** @type {Record<string, string>} */
const mediaTypes = {
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

/**
 * One byte range of RFC 9110, section 14.1.2; several ranges are answered with the whole file.
 *
 * @param {string | undefined} header the request's `Range`
 * @param {number} sizeBytes
 * @returns {{ first: number, last: number } | 'whole' | 'unsatisfiable'} both ends inclusive
 */
export function byteRange(header, sizeBytes) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return 'whole';
  const suffix = match[1] === '';
  const first = suffix ? Math.max(0, sizeBytes - Number(match[2])) : Number(match[1]);
  const last =
    suffix || match[2] === '' ? sizeBytes - 1 : Math.min(Number(match[2]), sizeBytes - 1);
  if (first >= sizeBytes) return 'unsatisfiable';
  return first > last ? 'whole' : { first, last };
}

/**
 * The file that a request names, or undefined where there is none inside the folder. A path has to
 * be written as it is: one with `..` in it would get past the rules of `_headers`, which go by it.
 *
 * @param {string} root real path of the served folder
 * @param {string} path decoded path of the request, starting with a slash
 */
function fileInside(root, path) {
  if (path.includes('\\') || posix.normalize(path) !== path) return undefined;
  const named = join(root, path.endsWith('/') ? `${path}index.html` : path);
  if (!existsSync(named)) return undefined;
  const real = realpathSync(named);
  return real.startsWith(root + sep) && statSync(real).isFile() ? real : undefined;
}

/** @param {string} url @returns {string | undefined} its path, decoded; undefined where malformed */
function requestPath(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}

/**
 * @param {object} options
 * @param {string} options.folder what to serve
 * @param {number} [options.port] 0 (the default) lets the system choose
 * @param {string} [options.base] path under which the site stands, with slashes at both ends
 * @param {boolean} [options.headers] whether to send what `_headers` asks for (default: true); a
 *   host without that feature is what the tests need it off for
 * @param {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => boolean} [options.before]
 *   sees each request first; true means that it has answered
 * @returns {Promise<{ origin: string, address: string, port: number, close(): Promise<void> }>}
 */
export async function startServer({ folder, port = 0, base = '/', headers = true, before }) {
  const root = realpathSync(folder);
  const rulesPath = join(root, '_headers');
  const rules =
    headers && existsSync(rulesPath) ? parseHeaderRules(readFileSync(rulesPath, 'utf8')) : [];

  const server = createServer((request, response) => {
    if (before?.(request, response)) return;
    const path = requestPath(request.url ?? '/');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    if (`${path}/` === base) {
      response.writeHead(308, { Location: base }).end();
      return;
    }
    const inside = path?.startsWith(base) ? `/${path.slice(base.length)}` : undefined;
    const file =
      inside === undefined || inside === '/_headers' ? undefined : fileInside(root, inside);
    if (inside === undefined || file === undefined) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
      return;
    }
    const sizeBytes = statSync(file).size;
    // RFC 9110, section 14.2: of all methods GET alone knows ranges.
    const asked = request.method === 'GET' ? request.headers.range : undefined;
    const range = byteRange(asked, sizeBytes);
    /** @type {Record<string, string>} */
    const sent = {
      'Content-Type': mediaTypes[extname(file)] ?? 'application/octet-stream',
      'Accept-Ranges': 'bytes',
      'Cache-Control': 'no-cache',
      ...headersFor(rules, inside),
    };
    if (range === 'unsatisfiable') {
      response.writeHead(416, { ...sent, 'Content-Range': `bytes */${sizeBytes}` }).end();
      return;
    }
    const { first, last } = range === 'whole' ? { first: 0, last: sizeBytes - 1 } : range;
    sent['Content-Length'] = String(last - first + 1);
    if (range !== 'whole') sent['Content-Range'] = `bytes ${first}-${last}/${sizeBytes}`;
    response.writeHead(range === 'whole' ? 200 : 206, sent);
    if (request.method === 'HEAD' || sizeBytes === 0) response.end();
    else pipeline(createReadStream(file, { start: first, end: last }), response, () => undefined);
  });

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const origin = `http://localhost:${address.port}`;
  return {
    origin,
    address: origin + base,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
