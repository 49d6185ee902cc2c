import type { TurnState } from './turn.svelte';

/** Ends a turn that someone has stopped; false where nobody has. */
export function endIfStopping(turn: TurnState): boolean {
  const isStopping = turn.phase === 'stopping';
  if (isStopping) turn.end('interrupted');
  return isStopping;
}
