/** What a prompt may be at the most: files come from anywhere, and every one of them is searched. */
export const promptLimits = {
  idCharacters: 100,
  titleCharacters: 200,
  /** Far more than any small model reads. */
  textCharacters: 100_000,
  tags: 20,
  tagCharacters: 50,
  schemaCharacters: 50_000,
} as const;
