/** What saves the Compare screen as a file and takes it back, put together when a person asks for it. */
import { screenText } from './core/comparison/screen-file';
import type { DatabaseConnection } from './database/open';
import { systemClock } from './platform/clock';
import { BrowserPicker } from './platform/packs-picker';
import { pause } from './platform/pause';
import { DatabasePrompts } from './platform/prompts';
import type { Comparison } from './state/compare/comparison.svelte';
import type { Persistence } from './state/persistence/persistence.svelte';
import type { Waited } from './state/files/wait.svelte';
import { takeScreen } from './state/compare/screen-file';
import type { RunServices } from './views/run-services';

export interface ScreenFileParts {
  readonly comparison: Comparison;
  readonly persistence: Persistence;
  readonly connection: DatabaseConnection;
  readonly runServices: RunServices;
  readonly newId: () => string;
}

export function saveScreen({ comparison, runServices }: ScreenFileParts): void {
  const text = screenText({
    workspace: comparison.record,
    unsaved: runServices.unsaved.content,
  });
  new BrowserPicker().download(
    new Blob([text], { type: 'application/json' }),
    'playground-screen.json',
  );
}

export async function openScreen(
  file: File,
  { persistence, connection, runServices, newId }: ScreenFileParts,
  waited: Waited,
): ReturnType<typeof takeScreen> {
  const ports = {
    persistence,
    newId,
    runs: runServices.runs,
    votes: runServices.votes,
    writeHeld: () => runServices.unsaved.write(true),
    prompts: new DatabasePrompts(connection),
    readyMade: async () => (await import('./core/prompts/ready-made/all')).readyMade,
    clock: systemClock,
    pause,
  };
  const taken = await takeScreen(file, ports, waited);
  // Runs that came with it may tell whose answers are.
  if (taken?.ok) runServices.unrecalled.write('');
  return taken;
}
