import type { ThinkingMarks } from '../catalogue/thinking-marks';
import type { TokenBatch } from '../engine/engine';
import type { Clock } from '../ports';
import { answerParts } from './thinking';
import type { Answer } from './workspace';

/** Longer than any opening tag, blanks before it included: by then it shows whether there are thoughts. */
const decidedCharacters = 200;

/** Takes the length of an answer's thoughts while they come: tokens and wall-clock time. */
export class ThinkingTimer {
  #firstMs: number | undefined;
  #lastMs = 0;
  #tokens = 0;
  /** The answer so far, until its thoughts are over or it is known to have none. */
  #text = '';
  #isDecided = false;
  #state: 'open' | 'closed' | 'none' = 'none';

  constructor(
    readonly clock: Clock,
    readonly marks: ThinkingMarks | null,
  ) {}

  /** To be called for every batch. A batch counts as a whole to the thoughts that end in it. */
  batch({ text, tokens }: TokenBatch): void {
    if (this.#state === 'closed' || (this.#isDecided && this.#state === 'none')) return;
    this.#lastMs = this.clock.nowMs();
    this.#firstMs ??= this.#lastMs;
    this.#tokens += tokens;
    this.#text += text;
    const thinking = { marks: this.marks, tokens: null, ms: null };
    const { thoughts, isOpen } = answerParts({ text: this.#text, thinking });
    this.#state = thoughts === null ? 'none' : isOpen ? 'open' : 'closed';
    this.#isDecided = this.#state !== 'none' || this.#text.length > decidedCharacters;
  }

  /** Undefined where there is nothing that an answer should keep. */
  get figures(): Answer['thinking'] | undefined {
    const { marks } = this;
    if (this.#state === 'none') return marks ? { marks, tokens: null, ms: null } : undefined;
    return { marks, tokens: this.#tokens, ms: this.#lastMs - (this.#firstMs ?? this.#lastMs) };
  }
}
