import { createContext } from 'svelte';
import type { AnswerDisplay } from '../../state/answer-display.svelte';

/** How the answers of all screens are shown. */
export const [useAnswerDisplay, provideAnswerDisplay] = createContext<AnswerDisplay>();
