import type { LibraryFailure } from '../../core/prompts/failures';
import type { Prompt } from '../../core/prompts/prompt';
import type { StoreFailure } from '../../core/store/failures';
import type { Encoding } from '../files/decoded-text';
import type { PromptSheet } from './prompt-sheet.svelte';

/** What became of the last change to the prompts of the library, as the screen tells it. */
export type PromptsNotice =
  | { readonly kind: 'saved'; readonly title: string }
  /** Another tab has changed or deleted the prompt since it was opened here: nothing was saved. */
  | { readonly kind: 'conflict'; readonly sheet: PromptSheet; readonly isDeleted: boolean }
  | { readonly kind: 'deleted'; readonly prompts: readonly Prompt[] }
  /** Another tab has changed `changed` of the prompts since they were listed here: none was deleted. */
  | {
      readonly kind: 'not-deleted';
      readonly prompts: readonly Prompt[];
      readonly changed: number;
    }
  | { readonly kind: 'deleted-unreadable'; readonly count: number }
  | { readonly kind: 'restored'; readonly count: number }
  | {
      readonly kind: 'imported';
      readonly added: number;
      readonly renamed: number;
      readonly alreadyHere: number;
      readonly languagesLeftOut: number;
      readonly encoding: Encoding;
    }
  | { readonly kind: 'failed'; readonly failure: StoreFailure | LibraryFailure };
