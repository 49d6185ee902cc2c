import { success, type Outcome } from '../../core/outcome';
import type { LibraryFailure } from '../../core/prompts/failures';
import { libraryLimits, readLibrary } from '../../core/prompts/library';
import type { Prompt } from '../../core/prompts/prompt';
import type { Encoding } from '../files/decoded-text';
import { inPieces, type PiecePorts } from '../files/in-pieces';
import { textOf, type TextFile } from '../files/text-file';
import type { Waited } from '../files/wait.svelte';

/** The prompts of a file, and how the file was written. */
interface LibraryFile {
  readonly prompts: readonly Prompt[];
  readonly encoding: Encoding;
}

/**
 * Reads a library from a file, in pieces.
 *
 * @returns undefined where it was given up
 */
export async function readLibraryFile(
  file: TextFile,
  ports: PiecePorts,
  { isWanted, note }: Pick<Waited, 'isWanted' | 'note'>,
): Promise<Outcome<LibraryFile, LibraryFailure> | undefined> {
  const arriving = await textOf(file, libraryLimits.bytes, (trouble): LibraryFailure =>
    trouble.kind === 'too-large'
      ? { kind: 'library-too-large', mostBytes: trouble.mostBytes }
      : { kind: 'library-unreadable', detail: trouble.detail },
  );
  if (!arriving.ok) return arriving;
  const { text, encoding } = arriving.value;
  const library = await inPieces(readLibrary(text), ports, isWanted, note);
  return library?.ok ? success({ prompts: library.value, encoding }) : library;
}
