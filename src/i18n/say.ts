/** A message: as it is, or of arguments. */
export type Message<Arguments> = string | ((a: Arguments) => string);

/** Says one of several messages of which not all take the arguments. */
export function say<Arguments>(message: Message<Arguments>, a: Arguments): string {
  return typeof message === 'string' ? message : message(a);
}
