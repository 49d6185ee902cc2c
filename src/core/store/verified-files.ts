import type { Outcome } from '../outcome';
import type { StoreFailure } from './failures';

/**
 * A stored model as an engine reads it. Every buffer that leaves here was read once and hashed in
 * place: there is no second read between the check and the use.
 */
export interface VerifiedFiles {
  /**
   * The bytes of one file of the model; the buffer then belongs to the caller.
   *
   * @param onPart told of each part as it has been read, and again as it has been hashed
   */
  read(
    path: string,
    onPart: (step: 'read' | 'verified', bytes: number) => void,
  ): Promise<Outcome<ArrayBuffer, StoreFailure>>;
}
