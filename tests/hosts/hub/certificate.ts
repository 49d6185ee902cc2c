import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface Certificate {
  /** PEM, as `node:https` takes them. */
  readonly key: string;
  readonly cert: string;
  /** Base64 SHA-256 of the public key, as `--ignore-certificate-errors-spki-list` takes it. */
  readonly keyHash: string;
}

/** One element of DER: its tag, the length of its content, the content. Source: ITU-T X.690, section 8.1. */
function element(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const inside = Buffer.concat(content);
  const { length } = inside;
  const lengthBytes =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...lengthBytes]), inside]);
}

const sequence = (...content: readonly Uint8Array[]): Buffer => element(0x30, ...content);
const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const ecdsaWithSha256 = sequence(element(0x06, hex('2a8648ce3d040302')));

function commonName(name: string): Buffer {
  const attribute = sequence(element(0x06, hex('550403')), element(0x0c, Buffer.from(name)));
  return sequence(element(0x31, attribute));
}

function alternativeNames(names: readonly string[]): Buffer {
  const listed = sequence(...names.map((name) => element(0x82, Buffer.from(name))));
  const extension = sequence(element(0x06, hex('551d11')), element(0x04, listed));
  return element(0xa3, sequence(extension));
}

/**
 * A certificate that signs itself, made anew for each run: no key lies in the repository, and none has
 * to be trusted by the machine, as the browser under test is told the hash of its public key.
 *
 * Source: RFC 5280, section 4.1.
 */
export function selfSigned(names: readonly string[]): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicBytes = publicKey.export({ type: 'spki', format: 'der' });
  const name = commonName('stand-in of a hub');
  const time = (text: string): Buffer => element(0x17, Buffer.from(text));
  const serial = Buffer.from([1, ...randomBytes(7)]);
  const content = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, serial),
    ecdsaWithSha256,
    name,
    sequence(time('200101000000Z'), time('491231235959Z')),
    name,
    publicBytes,
    alternativeNames(names),
  );
  const signature = sign('sha256', content, privateKey);
  const signed = sequence(content, ecdsaWithSha256, element(0x03, Buffer.from([0]), signature));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${signed.toString('base64')}\n-----END CERTIFICATE-----\n`,
    keyHash: createHash('sha256').update(publicBytes).digest('base64'),
  };
}
