/** Tokens of an answer whose probabilities come from outside: more than any answer has. */
export const mostProbabilities = 100_000;
