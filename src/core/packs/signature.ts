import * as v from 'valibot';

/** Bytes in lower-case hexadecimal: two digits each. */
function Hex(bytes: number) {
  return v.pipe(v.string(), v.length(2 * bytes), v.regex(/^[0-9a-f]*$/, 'not hexadecimal'));
}

const SignatureSchema = v.strictObject({
  algorithm: v.literal('Ed25519'),
  /** 32 bytes (RFC 8032). */
  publicKey: Hex(32),
  /** 64 bytes, over the manifest as it stands in the pack. */
  signature: Hex(64),
});

export type PackSignature = v.InferOutput<typeof SignatureSchema>;

/** The signature as it stands in a pack: always of the same size. */
export function signatureText({ algorithm, publicKey, signature }: PackSignature): string {
  return `${JSON.stringify({ algorithm, publicKey, signature }, null, 2)}\n`;
}

export const signatureBytes = signatureText({
  algorithm: 'Ed25519',
  publicKey: '0'.repeat(64),
  signature: '0'.repeat(128),
}).length;

/** @returns undefined where it is no signature in the form of this format */
export function parseSignature(text: string): PackSignature | undefined {
  try {
    const parsed = v.safeParse(SignatureSchema, JSON.parse(text));
    return parsed.success && signatureText(parsed.output) === text ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A public key in a form that people can compare, read aloud: the first 128 bits of its SHA-256 in
 * groups of four digits.
 *
 * @param sha256 of the 32 bytes of the key, in hexadecimal
 */
export function fingerprint(sha256: string): string {
  return sha256.slice(0, 32).match(/.{4}/g)?.join(' ') ?? '';
}
