// @ts-check
/**
 * Serves the playground and the models of this folder to the browsers of this machine alone; needs
 * Node 18 or newer and nothing else, writes nothing, asks no network.
 * `--open` shows the page in the browser; the variable KIT_PORT names another port.
 *
 * The models lie in packs/ as uncompressed tars: a part is answered out of the middle of its pack.
 */
import { spawn } from 'node:child_process';
import { closeSync, createReadStream, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ file: string, offset: number, size: number }} Place where bytes lie */

const kit = fileURLToPath(new URL('.', import.meta.url));
const firstPort = Number(process.env.KIT_PORT ?? 4700);
const block = 512;
const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

/** Everything that is served, by its path: what is not in here does not exist. @type {Map<string, Place>} */
const places = new Map();

/** @param {string} folder @param {string} path */
function addSite(folder, path) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) addSite(file, `${path}${entry.name}/`);
    else places.set(path + entry.name, { file, offset: 0, size: statSync(file).size });
  }
}

/** @param {Place} place @returns {Buffer} */
function bytesAt({ file, offset, size }) {
  const bytes = Buffer.alloc(size);
  const open = openSync(file, 'r');
  const read = readSync(open, bytes, 0, size, offset);
  closeSync(open);
  return bytes.subarray(0, read);
}

/** The entries of an uncompressed tar. @param {string} file @returns {Map<string, Place>} by name */
function entriesOf(file) {
  const entries = new Map();
  for (let offset = 0; ;) {
    const header = bytesAt({ file, offset, size: block });
    if (header.length < block || header[0] === 0) return entries;
    const name = header.toString('latin1', 0, 100).split('\0')[0];
    const size = parseInt(header.toString('latin1', 124, 136), 8);
    if (!Number.isSafeInteger(size)) throw new Error(`${file} is damaged at byte ${offset}`);
    entries.set(name, { file, offset: offset + block, size });
    offset += block + Math.ceil(size / block) * block;
  }
}

/** Puts every part of a pack's model where the page asks for it. @param {string} file */
function addPack(file) {
  const entries = entriesOf(file);
  const about = entries.get('manifest.json');
  if (!about) throw new Error(`${file} is no pack`);
  const { model, licences } = JSON.parse(bytesAt(about).toString());
  // Equal licence texts lie there once.
  const licencePlaces = new Map(
    model.files.list.flatMap((/** @type {{ path: string, sha256: string }} */ { path, sha256 }) => {
      const place = entries.get(`licences/${licences.indexOf(path)}.txt`);
      return place ? [[sha256, place]] : [];
    }),
  );
  for (const { parts } of model.files.list) {
    for (const part of parts) {
      const place = entries.get(`parts/${part.sha256}`) ?? licencePlaces.get(part.sha256);
      if (!place || place.size !== part.sizeBytes) throw new Error(`${file} lacks ${part.path}`);
      places.set(`/models/${model.id}/${part.path}`, place);
    }
  }
  return `${model.name} (${Math.round(statSync(file).size / 1e6)} MB)`;
}

addSite(join(kit, 'site'), '/');
const packs = readdirSync(join(kit, 'packs')).filter((name) => name.endsWith('.tar'));
const models = packs.map((name) => addPack(join(kit, 'packs', name)));

/** Blocks of a path or a pattern, with indented headers below. @type {[string, [string, string][]][]} */
const rules = [];
const headerRules = places.get('/_headers');
for (const line of headerRules ? bytesAt(headerRules).toString().split('\n') : []) {
  const [, name, value = ''] = /^\s+([\w-]+):\s*(.*)$/.exec(line) ?? [];
  if (name) rules[rules.length - 1]?.[1].push([name, value]);
  else if (line.trim()) rules.push([line.trim(), []]);
}
places.delete('/_headers');

/** @param {string} path @returns {Record<string, string>} */
function headersFor(path) {
  const matching = rules.filter(([pattern]) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
  );
  return Object.fromEntries(matching.flatMap(([, headers]) => headers));
}

const server = createServer((request, response) => {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const place = places.get(path === '/' ? '/index.html' : path);
  if (!place || (request.method !== 'GET' && request.method !== 'HEAD')) {
    response.writeHead(place ? 405 : 404, { 'Content-Type': 'text/plain' }).end('Not here\n');
    return;
  }
  const { file, offset, size } = place;
  response.writeHead(200, {
    'Content-Type':
      Reflect.get(types, path === '/' ? '.html' : extname(path)) ?? 'application/octet-stream',
    'Content-Length': size,
    'Cache-Control': 'no-cache',
    ...headersFor(path),
  });
  if (request.method === 'HEAD' || size === 0) {
    response.end();
    return;
  }
  const reading = createReadStream(file, { start: offset, end: offset + size - 1 });
  // A stick that was pulled out: the answer is cut off, and the page says so.
  reading.on('error', () => response.destroy());
  response.on('close', () => reading.destroy());
  reading.pipe(response);
});

/** @param {number} port */
function listen(port) {
  server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code !== 'EADDRINUSE' || port > firstPort + 20) throw error;
    console.log(`  Port ${port} is taken (perhaps this kit runs already); trying ${port + 1}.`);
    listen(port + 1);
  });
  server.listen(port, '127.0.0.1', () => {
    const address = `http://localhost:${Reflect.get(Object(server.address()), 'port')}/`;
    console.log(
      `\n  The playground is at ${address}\n  Models: ${models.join(', ')}\n  Ctrl+C stops it.\n`,
    );
    if (process.argv.includes('--open')) show(address);
  });
}

/** @param {string} address */
function show(address) {
  const [command = '', ...before] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[
    String(process.platform)
  ] ?? ['xdg-open'];
  spawn(command, [...before, address], { stdio: 'ignore' }).on('error', () => undefined);
}

listen(firstPort);
