/** What saves the Compare screen as a file and takes it back, put together when a person asks for it. */
import { screenText } from './core/comparison/screen-file';
import type { DatabaseConnection } from './database/open';
import { systemClock } from './platform/clock';
import { BrowserPicker } from './platform/packs-picker';
import { pause } from './platform/pause';
import { DatabasePrompts } from './platform/prompts';
import type { Comparison } from './state/comparison.svelte';
import type { Keeping } from './state/keeping.svelte';
import { takeScreen } from './state/screen-file';
import type { Laboratory } from './views/laboratory';

export interface ScreenFileParts {
  readonly comparison: Comparison;
  readonly keeping: Keeping;
  readonly connection: DatabaseConnection;
  readonly laboratory: Laboratory;
  readonly newId: () => string;
}

export function saveScreen({ comparison, laboratory }: ScreenFileParts): void {
  const text = screenText({
    workspace: comparison.record,
    unsaved: laboratory.unsaved.content,
  });
  new BrowserPicker().download(
    new Blob([text], { type: 'application/json' }),
    'playground-screen.json',
  );
}

export async function openScreen(
  file: File,
  { keeping, connection, laboratory, newId }: ScreenFileParts,
): ReturnType<typeof takeScreen> {
  const taken = await takeScreen(file, {
    keeping,
    newId,
    runs: laboratory.runs,
    ballots: laboratory.ballots,
    writeHeld: () => laboratory.unsaved.write(true),
    prompts: new DatabasePrompts(connection),
    readyMade: async () => (await import('./core/prompts/ready-made/all')).readyMade,
    clock: systemClock,
    pause,
  });
  // Runs that came with it may tell whose answers are.
  if (taken.ok) laboratory.unrecalled.write('');
  return taken;
}
