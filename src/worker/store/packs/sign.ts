import type { SignatureState, SigningKey } from '../../../core/packs/pack-store';
import { bytesOfHex, hexOf } from '../../../core/hex';
import { fingerprint, type PackSignature } from '../../../core/packs/signature';
import { sha256 } from './digest';

const algorithm = 'Ed25519';

export async function signManifest(
  { privateKey, publicKey }: SigningKey,
  manifest: Uint8Array<ArrayBuffer>,
): Promise<PackSignature> {
  const signature = await crypto.subtle.sign(algorithm, privateKey, manifest);
  return { algorithm, publicKey, signature: hexOf(new Uint8Array(signature)) };
}

/** What a signature is worth for the manifest that it came with. */
export async function checkSignature(
  signed: PackSignature,
  manifest: Uint8Array<ArrayBuffer>,
): Promise<SignatureState> {
  const publicBytes = bytesOfHex(signed.publicKey);
  const shown = fingerprint(await sha256(publicBytes));
  try {
    const key = await crypto.subtle.importKey('raw', publicBytes, algorithm, false, ['verify']);
    const signature = bytesOfHex(signed.signature);
    const valid = await crypto.subtle.verify(algorithm, key, signature, manifest);
    return valid ? { state: 'valid', fingerprint: shown } : { state: 'invalid' };
  } catch (error) {
    // A point that is none is refused by some browsers here and by others when it is used.
    const unsupported = error instanceof DOMException && error.name === 'NotSupportedError';
    return unsupported ? { state: 'unchecked', fingerprint: shown } : { state: 'invalid' };
  }
}
