import type { DraftStore } from '../../core/prompts/draft';
import type { FilledPrompt, Prompt } from '../../core/prompts/prompt';
import type { PromptStore } from '../../core/prompts/prompt-store';
import type { StoreFailure } from '../../core/store/failures';
import type { PiecePorts } from '../files/in-pieces';

/** What the library of prompts needs from outside, and whom it tells what a person wants. */
export interface PromptsPorts extends PiecePorts {
  readonly store: PromptStore;
  readonly drafts: DraftStore;
  /** Those that come with the program. */
  readonly readyMade: () => Promise<readonly Prompt[]>;
  readonly newId: () => string;
  /** Hands the text of a library over as a download. */
  readonly save: (text: string) => void;
  /** The same for records that cannot be read. */
  readonly saveUnreadable: (text: string) => void;
  /**
   * Called where a prompt could not be saved.
   *
   * @returns whether that is told beside the screen
   */
  readonly onNotKept: (failure: StoreFailure) => boolean;
  /** Whether something that a person has written would go for what is used. */
  readonly loses: {
    draft(text: string): boolean;
    systemPrompts(text: string): boolean;
  };
  /** Brings one prompt to where models are asked. */
  readonly onAsk: (prompt: FilledPrompt) => void;
  /** Tells every column this before the first message; absent where there is none to tell. */
  readonly onSystemPrompt?: (text: string) => void;
  /** Asks one after another by itself; absent where nothing does that. */
  readonly onBatch?: (prompts: readonly FilledPrompt[]) => void;
}
