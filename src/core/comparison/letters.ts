/** What columns are called, in their order. */
export const columnLetters = ['A', 'B', 'C', 'D'] as const;

/** The letter of a column or side, by its place; another version may have written of more than there are here. */
export const letterOf = (place: number): string => columnLetters[place] ?? '?';
