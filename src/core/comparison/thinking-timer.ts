import type { ThinkingMarks } from '../catalogue/thinking-marks';
import type { TokenBatch } from '../engine/engine';
import type { Clock } from '../ports';
import { partsSoFar } from './thinking-so-far';
import type { Answer } from './workspace';

/** Longer than any opening tag, blanks before it included: by then it shows whether there are thoughts. */
const decidedCharacters = 200;

/** Takes the length of an answer's thoughts while they come: tokens and wall-clock time. */
export class ThinkingTimer {
  #firstMs: number | undefined;
  #tokens = 0;
  /** The answer so far, until its thoughts are over or it is known to have none. */
  #text = '';
  #isDecided = false;
  /** Null while there are none; of several blocks all that there are by now. */
  #thoughts: string | null = null;
  #isOpen = false;
  /** From the first text to the latest that belongs to them. */
  #length = { tokens: 0, ms: 0 };

  constructor(
    readonly clock: Clock,
    readonly marks: ThinkingMarks | null,
  ) {}

  /** To be called for every batch. A batch counts as a whole to the thoughts that end in it. */
  batch({ text, tokens }: TokenBatch): void {
    if (this.#isDecided) return;
    const nowMs = this.clock.nowMs();
    this.#firstMs ??= nowMs;
    this.#tokens += tokens;
    this.#text += text;
    const thinking = { marks: this.marks, tokens: null, ms: null };
    const { thoughts, isOpen, answer } = partsSoFar({ text: this.#text, thinking });
    if (isOpen || this.#isOpen || thoughts !== this.#thoughts) {
      this.#length = { tokens: this.#tokens, ms: nowMs - this.#firstMs };
    }
    this.#thoughts = thoughts;
    this.#isOpen = isOpen;
    this.#isDecided = answer !== '' && (thoughts !== null || this.#text.length > decidedCharacters);
  }

  /** Undefined where there is nothing that an answer should keep. */
  get figures(): Answer['thinking'] | undefined {
    const { marks } = this;
    if (this.#thoughts === null) return marks ? { marks, tokens: null, ms: null } : undefined;
    return { marks, ...this.#length };
  }
}
