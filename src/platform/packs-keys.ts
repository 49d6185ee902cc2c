import { failed, success, type Outcome } from '../core/outcome';
import { keyIterations, parseKeyFile, type KeyFile } from '../core/packs/key-file';
import { bytesOfHex, hexOf } from '../core/hex';
import { fingerprint } from '../core/packs/signature';
import { sha256 } from './digest';
import type { KeyFailure } from '../core/packs/failures';
import type { OwnKey, SigningKeys } from '../core/packs/signing-keys';
import type { DatabaseConnection } from '../database/open';

type Result<Value> = Promise<Outcome<Value, KeyFailure>>;
type Bytes = Uint8Array<ArrayBuffer>;

const algorithm = 'Ed25519';
const place = 'packs';

/** Keys in the browser's own cryptography: what is kept here can sign and never be read. */
export class BrowserKeys implements SigningKeys {
  constructor(readonly connection: DatabaseConnection) {}

  async current(): Result<OwnKey | undefined> {
    const kept = await this.connection.use((database) => database.get('keys', place));
    if (!kept.ok) return failed({ kind: 'not-kept', failure: kept.failure });
    return success(kept.value && (await ownKey(kept.value.privateKey, kept.value.publicKey)));
  }

  async make(): Result<OwnKey> {
    const pair = await newPair(false);
    return pair ? this.#keep(pair.privateKey, await publicHex(pair)) : unsupported;
  }

  async makePortable(passphrase: string): Result<{ key: OwnKey; file: string }> {
    const pair = await newPair(true);
    if (!pair) return unsupported;
    const publicKey = await publicHex(pair);
    const secret = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
    const file = await sealed(secret, publicKey, passphrase);
    const key = await this.#keep(await privateKeyOf(secret), publicKey);
    return key.ok ? success({ key: key.value, file: JSON.stringify(file, null, 2) }) : key;
  }

  async take(text: string, passphrase: string): Result<OwnKey> {
    const file = parseKeyFile(text);
    if (!file) return failed({ kind: 'not-a-key' });
    const secret = await opened(file, passphrase);
    if (!secret) return failed({ kind: 'wrong-passphrase' });
    let key: CryptoKey;
    try {
      key = await privateKeyOf(secret);
    } catch (error) {
      const without = error instanceof DOMException && error.name === 'NotSupportedError';
      return without ? unsupported : failed({ kind: 'not-a-key' });
    }
    if (!(await belong(key, file.publicKey))) return failed({ kind: 'not-a-key' });
    return this.#keep(key, file.publicKey);
  }

  async forget(): Result<void> {
    const gone = await this.connection.use((database) => database.delete('keys', place));
    return gone.ok ? success(undefined) : failed({ kind: 'not-kept', failure: gone.failure });
  }

  async #keep(privateKey: CryptoKey, publicKey: string): Result<OwnKey> {
    const kept = await this.connection.use((database) =>
      database.put('keys', { privateKey, publicKey }, place),
    );
    if (!kept.ok) return failed({ kind: 'not-kept', failure: kept.failure });
    return success(await ownKey(privateKey, publicKey));
  }
}

const unsupported: Outcome<never, KeyFailure> = failed({ kind: 'unsupported' });

/** @returns undefined where the browser has no Ed25519 */
async function newPair(extractable: boolean): Promise<CryptoKeyPair | undefined> {
  try {
    const pair = await crypto.subtle.generateKey(algorithm, extractable, ['sign', 'verify']);
    return 'privateKey' in pair ? pair : undefined;
  } catch {
    return undefined;
  }
}

async function publicHex({ publicKey }: CryptoKeyPair): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)));
}

function privateKeyOf(pkcs8: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']);
}

async function ownKey(privateKey: CryptoKey, publicKey: string): Promise<OwnKey> {
  const digest = await sha256(bytesOfHex(publicKey));
  return { privateKey, publicKey, fingerprint: fingerprint(digest) };
}

/** Whether what one key signs the other one verifies. */
async function belong(privateKey: CryptoKey, publicHexText: string): Promise<boolean> {
  try {
    const raw = bytesOfHex(publicHexText);
    const publicKey = await crypto.subtle.importKey('raw', raw, algorithm, false, ['verify']);
    const text = new TextEncoder().encode(publicHexText);
    const signature = await crypto.subtle.sign(algorithm, privateKey, text);
    return await crypto.subtle.verify(algorithm, publicKey, signature, text);
  } catch {
    return false;
  }
}

async function sealed(secret: Bytes, publicKey: string, passphrase: string): Promise<KeyFile> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await passphraseKey(passphrase, salt, keyIterations);
  const bound = { name: 'AES-GCM', iv, additionalData: bytesOfHex(publicKey) } as const;
  const privateKey = new Uint8Array(await crypto.subtle.encrypt(bound, key, secret));
  return {
    format: 'playground signing key',
    version: 1,
    publicKey,
    derivation: { name: 'PBKDF2', hash: 'SHA-256', iterations: keyIterations, salt: base64(salt) },
    encryption: { name: 'AES-GCM', iv: base64(iv) },
    privateKey: base64(privateKey),
  };
}

/** @returns undefined where the passphrase is wrong or the file was changed */
async function opened(file: KeyFile, passphrase: string): Promise<Bytes | undefined> {
  const { derivation, encryption, publicKey } = file;
  const salt = bytesOfBase64(derivation.salt);
  const key = await passphraseKey(passphrase, salt, derivation.iterations);
  const iv = bytesOfBase64(encryption.iv);
  const bound = { name: 'AES-GCM', iv, additionalData: bytesOfHex(publicKey) } as const;
  try {
    return new Uint8Array(await crypto.subtle.decrypt(bound, key, bytesOfBase64(file.privateKey)));
  } catch {
    return undefined;
  }
}

async function passphraseKey(
  passphrase: string,
  salt: Bytes,
  iterations: number,
): Promise<CryptoKey> {
  // The same letters can be written in two ways; a keyboard elsewhere may choose the other.
  const text = new TextEncoder().encode(passphrase.normalize('NFC'));
  const base = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveKey']);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations } as const;
  const usage = { name: 'AES-GCM', length: 256 } as const;
  return crypto.subtle.deriveKey(derivation, base, usage, false, ['encrypt', 'decrypt']);
}

function base64(bytes: Bytes): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function bytesOfBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
