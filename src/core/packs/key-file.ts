import * as v from 'valibot';

const Base64 = v.pipe(v.string(), v.base64(), v.maxLength(1000));

/** OWASP's advice of 2023 for PBKDF2 with SHA-256; files with fewer are refused. */
export const keyIterations = 600_000;
const mostIterations = 10_000_000;

/** A signing key, encrypted: docs/pack-format.md says how. */
const KeyFileSchema = v.strictObject({
  format: v.literal('playground signing key'),
  version: v.literal(1),
  /** 32 bytes in hexadecimal. */
  publicKey: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not a key')),
  derivation: v.strictObject({
    name: v.literal('PBKDF2'),
    hash: v.literal('SHA-256'),
    iterations: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(keyIterations),
      v.maxValue(mostIterations),
    ),
    /** 16 bytes. */
    salt: Base64,
  }),
  encryption: v.strictObject({
    name: v.literal('AES-GCM'),
    /** 12 bytes. */
    iv: Base64,
  }),
  /** The private key (PKCS #8), encrypted. */
  privateKey: Base64,
});

export type KeyFile = v.InferOutput<typeof KeyFileSchema>;

export function parseKeyFile(text: string): KeyFile | undefined {
  try {
    const parsed = v.safeParse(KeyFileSchema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
