import { expect, test, vi } from 'vitest';
import { failed, success } from '../../core/outcome';
import type { OwnKey, SigningKeys } from '../../core/packs/signing-keys';
import { Signing } from './signing.svelte';

const hmac = { name: 'HMAC', hash: 'SHA-256' };
const key: OwnKey = {
  privateKey: await crypto.subtle.importKey('raw', new Uint8Array(32), hmac, false, ['sign']),
  publicKey: 'public',
  fingerprint: 'abcd',
};

function signing(change: Partial<SigningKeys> = {}) {
  const save = vi.fn();
  const keys: SigningKeys = {
    current: () => Promise.resolve(success(undefined)),
    make: () => Promise.resolve(success(key)),
    makePortable: () => Promise.resolve(success({ key, file: 'sealed' })),
    take: () => Promise.resolve(failed({ kind: 'wrong-passphrase' })),
    forget: () => Promise.resolve(success(undefined)),
    ...change,
  };
  return { state: new Signing({ keys, save }), save };
}

test('a key that is made is the one to sign with, until it is forgotten', async () => {
  const { state } = signing();
  await state.refresh();
  expect(state.key).toBeUndefined();
  await state.make();
  expect(state.key).toEqual(key);
  await state.forget();
  expect(state.key).toBeUndefined();
});

test('a key to carry is saved, encrypted', async () => {
  const { state, save } = signing();
  await state.makePortable('a long passphrase');
  expect(save).toHaveBeenCalledWith('sealed');
  expect(state.key).toEqual(key);
});

test('a wrong passphrase is told, and the key that was there stays', async () => {
  const { state } = signing({ current: () => Promise.resolve(success(key)) });
  await state.refresh();
  await state.takeFile('sealed', 'wrong');
  expect(state.failure).toEqual({ kind: 'wrong-passphrase' });
  expect(state.key).toEqual(key);
});

test('two presses make one key', async () => {
  const make = vi.fn(() => Promise.resolve(success(key)));
  const { state } = signing({ make });
  await Promise.all([state.make(), state.make()]);
  expect(make).toHaveBeenCalledTimes(1);
  expect(state.busy).toBe(false);
});
