/** What columns are called, in their order. */
export const columnLetters = ['A', 'B', 'C', 'D'] as const;
