/** A random whole number below 2^31: what is drawn with it can be drawn again. */
export function drawSeed(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return drawn >>> 1;
}

/** An id for something new: a random number of 64 bits. */
export function newId(): string {
  return crypto.getRandomValues(new BigUint64Array(1)).join('');
}
