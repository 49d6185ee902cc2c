import { createContext } from 'svelte';
import type { Host } from '../core/catalogue/catalogue';
import type { AnswerDisplay } from '../state/answer-display.svelte';
import type { ScreenFileFailure } from '../core/comparison/failures';
import type { Outcome } from '../core/outcome';
import type { StoreFailure } from '../core/store/failures';
import type { ColumnState } from '../state/column.svelte';
import type { Comparison } from '../state/comparison.svelte';
import type { Device } from '../state/device.svelte';
import type { Downloads } from '../state/downloads.svelte';
import type { EngineRoom } from '../state/engine-room.svelte';
import type { Keeping } from '../state/keeping.svelte';
import type { Models } from '../state/models.svelte';
import type { Route } from '../state/route.svelte';
import type { Laboratory } from './laboratory';
import type { Times } from '../state/times.svelte';
import type { Workshop } from './workshop';

/** What the screens work with; made once by `main.ts`. */
export interface Application {
  /** Of the page, without a fragment. */
  readonly address: string;
  readonly route: Route;
  /** The device is one of Apple's: its keyboards have ⌘ where others have Ctrl. */
  readonly onApple: boolean;
  readonly models: Models;
  /** Hosts other than the site's own that the store worker may reach. */
  readonly hosts: readonly Host[];
  readonly comparison: Comparison;
  readonly engines: EngineRoom;
  readonly downloads: Downloads;
  readonly device: Device;
  readonly keeping: Keeping;
  readonly answerDisplay: AnswerDisplay;
  /** Their code is not part of the first paint. */
  readonly workshop: () => Promise<Workshop>;
  readonly laboratory: () => Promise<Laboratory>;
  readonly times: () => Promise<Times>;
  readonly actions: {
    /** Whether the browser has put it on the clipboard. */
    readonly copy: (text: string) => Promise<boolean>;
    readonly reload: () => void;
    /** Hands what the Compare screen shows over as a file. */
    readonly saveScreen: () => Promise<void>;
    /** Takes such a file back; where that goes well the page is loaded anew. */
    readonly openScreen: (file: File) => Promise<Outcome<void, ScreenFileFailure | StoreFailure>>;
    /** Puts a report on the clipboard that helps to find a fault and holds nothing anyone wrote. */
    readonly copyDiagnostics: (column: ColumnState) => Promise<boolean>;
  };
}

export const [useApplication, provideApplication] = createContext<Application>();
