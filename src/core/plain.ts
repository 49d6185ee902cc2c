/** A text as searches compare it, without case and accents: who searches for `senor` finds `señor`. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
