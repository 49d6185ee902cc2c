import { afterEach, beforeEach, expect, test } from 'vitest';
import firstKeyFile from '../../tests/golden/signing-key-1.json?raw';
import { bytesOfHex } from '../core/hex';
import { DatabaseConnection } from '../database/open';
import { BrowserKeys } from './packs-keys';

const connections: DatabaseConnection[] = [];

/** The keys of a browser of its own. */
function browser(name: string = crypto.randomUUID()): BrowserKeys {
  const connection = new DatabaseConnection(`keys ${name}`);
  connections.push(connection);
  return new BrowserKeys(connection);
}

let name = '';
beforeEach(() => {
  name = crypto.randomUUID();
});
afterEach(async () => {
  for (const connection of connections.splice(0)) await connection.close();
});

/** Whether what the key signs is verified by its public half. */
async function works(key: { privateKey: CryptoKey; publicKey: string }): Promise<boolean> {
  const text = new TextEncoder().encode('text');
  const signature = await crypto.subtle.sign('Ed25519', key.privateKey, text);
  const raw = bytesOfHex(key.publicKey);
  const half = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', half, signature, text);
}

test('a key is kept for the next visit, and no script can read it', async () => {
  expect(await browser(name).current()).toEqual({ ok: true, value: undefined });
  const made = await browser(name).make();
  const kept = await browser(name).current();
  if (!made.ok || !kept.ok || !kept.value) throw new Error('not kept');
  expect(kept.value.fingerprint).toBe(made.value.fingerprint);
  expect(await works(kept.value)).toBe(true);
  expect(kept.value.privateKey.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('pkcs8', kept.value.privateKey)).rejects.toThrow();
  await browser(name).forget();
  expect(await browser(name).current()).toEqual({ ok: true, value: undefined });
});

test('a portable key is the same elsewhere, with its passphrase alone', async () => {
  const made = await browser().makePortable('correct horse');
  if (!made.ok) throw new Error('not made');
  const { file, key } = made.value;
  expect(key.privateKey.extractable).toBe(false);
  const elsewhere = browser(name);
  expect(await elsewhere.take(file, 'correct hors')).toEqual({
    ok: false,
    failure: { kind: 'wrong-passphrase' },
  });
  const taken = await elsewhere.take(file, 'correct horse');
  expect(taken).toMatchObject({ value: { fingerprint: key.fingerprint } });
  expect(taken.ok && (await works(taken.value))).toBe(true);
  expect(taken.ok && taken.value.privateKey.extractable).toBe(false);
});

test('a key file of the first version is taken', async () => {
  const taken = await browser().take(firstKeyFile, 'correct horse');
  expect(taken.ok && (await works(taken.value))).toBe(true);
});

test('a key file that was changed is refused', async () => {
  const made = await browser().makePortable('x');
  const file = made.ok ? made.value.file : '';
  const other = file.replace(
    /("publicKey": ")(.)/,
    (_, before: string, digit: string) => `${before}${digit === '0' ? '1' : '0'}`,
  );
  const weak = file.replace('600000', '1000');
  expect(await browser().take(other, 'x')).toMatchObject({ failure: { kind: 'wrong-passphrase' } });
  expect(await browser().take(weak, 'x')).toMatchObject({ failure: { kind: 'not-a-key' } });
  expect(await browser().take('{}', 'x')).toMatchObject({ failure: { kind: 'not-a-key' } });
});
