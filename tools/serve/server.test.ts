import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from './server.mjs';

type Server = Awaited<ReturnType<typeof startServer>>;

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends the path as it is written here: `fetch` would take the dots out of it first. */
function ask(server: Server, path: string, options: RequestOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, ...options }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => {
        const text = Buffer.concat(pieces).toString();
        resolve({ status: answer.statusCode, headers: answer.headers, text });
      });
    });
    asked.on('error', reject).end();
  });
}

const digits = '0123456789';
const parent = mkdtempSync(join(tmpdir(), 'playground-serve-'));
const folder = join(parent, 'site');
let server: Server;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  // A neighbour whose path begins like the folder's own.
  mkdirSync(`${folder}-private`);
  writeFileSync(join(`${folder}-private`, 'secret.txt'), 'secret');
  symlinkSync(join(parent, 'secret.txt'), join(folder, 'link.txt'));
  symlinkSync(parent, join(folder, 'way-out'));
  symlinkSync(`${folder}-private`, join(folder, 'next-door'));
  writeFileSync(join(folder, 'index.html'), '<title>Site</title>');
  writeFileSync(join(folder, 'digits.txt'), digits);
  writeFileSync(join(folder, 'empty.txt'), '');
  writeFileSync(join(folder, 'assets', 'worker.js'), 'postMessage(1)');
  for (const name of ['a.css', 'a.json', 'a.wasm', 'a.bin', 'a.svg', 'a.webmanifest', 'a.what']) {
    writeFileSync(join(folder, name), 'x');
  }
  const rules = [
    '/*',
    '  X-Everywhere: yes',
    '/assets/worker.js',
    "  X-Policy: connect-src 'none'",
  ];
  writeFileSync(join(folder, '_headers'), `# comment\n${rules.join('\n')}\n`);
  server = await startServer({ folder });
});
afterAll(async () => {
  await server.close();
  rmSync(parent, { recursive: true });
});

describe('byte ranges', () => {
  const ranged = (Range: string, path = '/digits.txt') => ask(server, path, { headers: { Range } });

  test.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=4-4', '4', 'bytes 4-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=8-99', '89', 'bytes 8-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-99', digits, 'bytes 0-9/10'],
  ])('%s is that part alone', async (range, text, contentRange) => {
    const answer = await ranged(range);
    expect(answer).toMatchObject({ status: 206, text });
    expect(answer.headers).toMatchObject({
      'content-range': contentRange,
      'content-length': String(text.length),
    });
  });

  test.each(['bytes=10-', 'bytes=99-100', 'bytes=-0'])('%s cannot be given', async (range) => {
    const answer = await ranged(range);
    expect(answer).toMatchObject({ status: 416, text: '' });
    expect(answer.headers['content-range']).toBe('bytes */10');
  });

  test.each(['bytes=0-1,4-5', 'bytes=5-2', 'bytes=-', 'bytes=x-y', 'lines=1-2'])(
    '%s is answered with the whole file',
    async (range) => {
      const answer = await ranged(range);
      expect(answer).toMatchObject({ status: 200, text: digits });
      expect(answer.headers['content-range']).toBeUndefined();
    },
  );

  test('an empty file has none', async () => {
    expect(await ranged('bytes=0-', '/empty.txt')).toMatchObject({ status: 416 });
    expect(await ask(server, '/empty.txt')).toMatchObject({ status: 200, text: '' });
  });
});

test.each([
  ['/', 'text/html; charset=utf-8'],
  ['/assets/worker.js', 'text/javascript; charset=utf-8'],
  ['/a.css', 'text/css; charset=utf-8'],
  ['/a.json', 'application/json; charset=utf-8'],
  ['/a.wasm', 'application/wasm'],
  ['/a.svg', 'image/svg+xml'],
  ['/a.webmanifest', 'application/manifest+json; charset=utf-8'],
  ['/a.bin', 'application/octet-stream'],
  ['/a.what', 'application/octet-stream'],
])('%s is sent as %s', async (path, type) => {
  const { status, headers } = await ask(server, path);
  expect([status, headers['content-type']]).toEqual([200, type]);
});

test.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e%2fsecret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/..%5csecret.txt',
  '/..%2fsite-private/secret.txt',
  '/../site-private/secret.txt',
  '/link.txt',
  '/way-out/secret.txt',
  '/next-door/secret.txt',
  '/digits.txt%00',
  '/digits.txt%00.html',
  '/%',
  '/assets',
  '/assets/',
  '/nothing',
])('%s is nothing that the folder has', async (path) => {
  const { status, text } = await ask(server, path);
  expect({ status, text }).toEqual({ status: 404, text: 'Not found\n' });
});

describe('_headers', () => {
  test('are sent for the paths that they name', async () => {
    const page = await ask(server, '/');
    expect(page.headers['x-everywhere']).toBe('yes');
    expect(page.headers['x-policy']).toBeUndefined();
    const worker = await ask(server, '/assets/worker.js?version=2');
    expect(worker.headers['x-everywhere']).toBe('yes');
    expect(worker.headers['x-policy']).toBe("connect-src 'none'");
  });

  test.each(['/assets/x/..%2fworker.js', '/assets//worker.js', '/%2fassets/worker.js'])(
    '%s is no way around them',
    async (path) => {
      expect(await ask(server, path)).toMatchObject({ status: 404 });
    },
  );

  test.each(['/_headers', '/%5fheaders', '/assets/..%2f_headers', '/.%2f_headers'])(
    '%s does not give the file itself',
    async (path) => {
      expect(await ask(server, path)).toMatchObject({ status: 404 });
    },
  );

  test('stay away from a host that does not know them', async () => {
    const plain = await startServer({ folder, headers: false });
    const { headers } = await ask(plain, '/assets/worker.js');
    await plain.close();
    expect(headers['x-everywhere']).toBeUndefined();
    expect(headers['x-policy']).toBeUndefined();
  });
});

describe('methods', () => {
  test('HEAD gives the headers of the whole file and nothing else', async () => {
    const headers = { Range: 'bytes=0-3' };
    const answer = await ask(server, '/digits.txt', { method: 'HEAD', headers });
    expect(answer).toMatchObject({ status: 200, text: '' });
    expect(answer.headers['content-length']).toBe('10');
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused', async (method) => {
    const answer = await ask(server, '/digits.txt', { method });
    expect(answer).toMatchObject({ status: 405, text: '' });
    expect(answer.headers.allow).toBe('GET, HEAD');
  });
});

test('under a base there is nothing but the site, and its address without a slash leads there', async () => {
  const based = await startServer({ folder, base: '/some/project/' });
  const statuses = async (...paths: string[]) =>
    Promise.all(paths.map(async (path) => (await ask(based, path)).status));
  const redirect = await ask(based, '/some/project');
  expect(redirect).toMatchObject({ status: 308 });
  expect(redirect.headers.location).toBe('/some/project/');
  expect(await statuses('/some/project/', '/some/project/digits.txt')).toEqual([200, 200]);
  expect(await statuses('/', '/digits.txt', '/some/projects/', '/some')).toEqual([
    404, 404, 404, 404,
  ]);
  const worker = await ask(based, '/some/project/assets/worker.js');
  expect(worker.headers['x-policy']).toBe("connect-src 'none'");
  await based.close();
});
