import { hexOf } from '../core/packs/signature';

/** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. */
export async function sha256OfText(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return hexOf(new Uint8Array(digest));
}
