/** Of a prompt, wherever it is written: far more than any small model reads. */
export const mostPromptCharacters = 100_000;
