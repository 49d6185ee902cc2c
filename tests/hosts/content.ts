/** Bytes that depend on their name and length alone, the same for the test host and for the tests. */
export function bytesOf(name: string, sizeBytes: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizeBytes);
  let state = new TextEncoder().encode(name).reduce((sum, byte) => (sum * 31 + byte) >>> 0, 7);
  for (let index = 0; index < sizeBytes; index += 1) {
    // A linear congruential generator (Numerical Recipes), its high byte taken.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

/** Part paths of the test host end in their size: `weights.part0-3000`. */
export function sizeOf(path: string): number {
  return Number(/-(\d+)$/.exec(path)?.[1] ?? 0);
}
