import type { ScreenFileFailure } from '../core/comparison/failures';
import { mostScreenBytes, parseScreen } from '../core/comparison/screen-file';
import { failed, type Outcome } from '../core/outcome';
import type { StoreFailure } from '../core/store/failures';
import type { Keeping } from './keeping.svelte';
import { textOf, type TextFile } from './text-file';

/** Puts a screen that was saved as a file in the place of the one that is kept; the page then starts anew. */
export async function takeScreen(
  file: TextFile,
  keeping: Keeping,
): Promise<Outcome<void, ScreenFileFailure | StoreFailure>> {
  const text = await textOf(file, mostScreenBytes, (trouble): ScreenFileFailure =>
    trouble.kind === 'too-large'
      ? { kind: 'screen-too-large', mostBytes: trouble.mostBytes }
      : { kind: 'screen-unread', detail: trouble.detail },
  );
  if (!text.ok) return failed(text.failure);
  const screen = parseScreen(text.value.text, keeping.drawSeed());
  return screen.ok ? keeping.replaceBy(screen.value) : screen;
}
