import { mostPromptCharacters } from './most-characters';

/** What a prompt may be at the most: files come from anywhere, and every one of them is searched. */
export const promptLimits = {
  idCharacters: 100,
  titleCharacters: 200,
  textCharacters: mostPromptCharacters,
  tags: 20,
  tagCharacters: 50,
  schemaCharacters: 50_000,
} as const;
