import { createContext } from 'svelte';
import type { AnswerDisplay } from '../../state/compare/answer-display.svelte';

/** How the answers of all screens are shown. */
export const [useAnswerDisplay, provideAnswerDisplay] = createContext<AnswerDisplay>();
