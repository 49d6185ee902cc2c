/** What makes turns a tree: each names the one that it follows. */
interface Branching {
  readonly id: string;
  /** Null for the first turn of a conversation. */
  readonly parentId: string | null;
}

/**
 * The branch that ends with a turn, from its first turn on.
 *
 * @param turns all turns of a column, each after the one that it follows
 */
export function branchTo<Turn extends Branching>(
  turns: readonly Turn[],
  lastId: string | null,
): Turn[] {
  const byId = new Map<string | null, Turn>(turns.map((turn) => [turn.id, turn]));
  const branch = new Set<Turn>();
  let turn = byId.get(lastId);
  // What was kept could lead in a circle, which ends where it closes.
  while (turn && !branch.has(turn)) {
    branch.add(turn);
    turn = byId.get(turn.parentId);
  }
  return [...branch].reverse();
}

/** The turns that follow the same one, in the order in which they were made; the turn itself is among them. */
export function branchesAt<Turn extends Branching>(turns: readonly Turn[], turn: Turn): Turn[] {
  return turns.filter(({ parentId }) => parentId === turn.parentId);
}

/** The last turn of the branch that leads through a turn; of several, the one made last. */
export function endOfBranch<Turn extends Branching>(turns: readonly Turn[], turn: Turn): Turn {
  const next = turns.findLast(({ parentId }) => parentId === turn.id);
  return next ? endOfBranch(turns, next) : turn;
}
