import { createContext } from 'svelte';
import type { Host } from '../core/catalogue/catalogue';
import type { AnswerDisplay } from '../state/compare/answer-display.svelte';
import type { Waited } from '../state/files/wait.svelte';
import type { ScreenFileFailure } from '../core/comparison/failures';
import type { Outcome } from '../core/outcome';
import type { StoreFailure } from '../core/store/failures';
import type { ColumnState } from '../state/compare/column.svelte';
import type { Comparison } from '../state/compare/comparison.svelte';
import type { Device } from '../state/device/device.svelte';
import type { Downloads } from '../state/models/downloads.svelte';
import type { EnginePool } from '../state/engine/engine-pool.svelte';
import type { Persistence } from '../state/persistence/persistence.svelte';
import type { Models } from '../state/models/models.svelte';
import type { Route } from '../state/device/route.svelte';
import type { RunServices } from './run-services';
import type { Times } from '../state/runs/learnt-times.svelte';
import type { ScreenServices } from './screen-services';

/** What the screens work with; made once by `main.ts`. */
export interface Application {
  /** Of the page, without a fragment. */
  readonly address: string;
  readonly route: Route;
  /** The device is one of Apple's: its keyboards have ⌘ where others have Ctrl. */
  readonly onApple: boolean;
  readonly models: Models;
  /** Number of the catalogue's models that this version of the page does not know the kind of. */
  readonly modelsLeftOut: number;
  /** Hosts other than the site's own that the store worker may reach. */
  readonly hosts: readonly Host[];
  readonly comparison: Comparison;
  readonly engines: EnginePool;
  readonly downloads: Downloads;
  readonly device: Device;
  readonly persistence: Persistence;
  readonly answerDisplay: AnswerDisplay;
  /** Services of the screens beside Compare; their code is not part of the first paint. */
  readonly screenServices: () => Promise<ScreenServices>;
  readonly runServices: () => Promise<RunServices>;
  readonly times: () => Promise<Times>;
  readonly actions: {
    /** Whether the browser has put it on the clipboard. */
    readonly copy: (text: string) => Promise<boolean>;
    readonly reload: () => void;
    /** Hands what the Compare screen shows over as a file. */
    readonly saveScreen: () => Promise<void>;
    /** Takes such a file back; where that goes well the page is loaded anew. */
    /** Undefined where it was given up, and nothing was taken. */
    readonly openScreen: (
      file: File,
      waited: Waited,
    ) => Promise<Outcome<void, ScreenFileFailure | StoreFailure> | undefined>;
    /** Puts a report on the clipboard that helps to find a fault and holds nothing anyone wrote. */
    readonly copyDiagnostics: (column: ColumnState) => Promise<boolean>;
  };
}

export const [useApplication, provideApplication] = createContext<Application>();
