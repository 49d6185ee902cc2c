import type { TokenBatch } from '../core/engine/engine';
import type { RunFailure } from '../core/engine/way-on';
import type { Answer, Figures, Turn } from '../core/comparison/workspace';

/**
 * Where an answer stands. `waiting`: another column has its turn. `preparing`: its model is being
 * fetched or loaded. `prefill`: the model reads. `stopping`: someone has asked it to end.
 */
export type AnswerPhase = 'waiting' | 'preparing' | 'prefill' | 'streaming' | 'stopping' | 'done';

/** A prompt and the answer to it, while it comes and afterwards. */
export class TurnState {
  readonly prompt: string;
  #text = $state('');
  #phase = $state<AnswerPhase>('waiting');
  #finish = $state<Answer['finish']>('cut-off');
  #figures = $state.raw<Figures | null>(null);
  #failure = $state.raw<RunFailure>();
  #tokens = $state(0);
  /** The answer that was here before it was asked for again: it stays until there is another. */
  #earlier: Answer | undefined;
  #given = $state(true);

  constructor(prompt: string) {
    this.prompt = prompt;
  }

  /** A turn from an earlier visit. */
  static from(turn: Turn): TurnState {
    const state = new TurnState(turn.prompt);
    state.#text = turn.answer.text;
    state.#finish = turn.answer.finish;
    state.#figures = turn.answer.figures;
    state.#phase = 'done';
    state.#given = false;
    return state;
  }

  get text(): string {
    return this.#text;
  }

  get phase(): AnswerPhase {
    return this.#phase;
  }

  /** How it ended; `cut-off` until it has. */
  get finish(): Answer['finish'] {
    return this.#finish;
  }

  get figures(): Figures | null {
    return this.#figures;
  }

  get failure(): RunFailure | undefined {
    return this.#failure;
  }

  /** Whether the answer was given in this visit. */
  get given(): boolean {
    return this.#given;
  }

  /** Tokens so far, as the batches count them. */
  get tokens(): number {
    return this.#tokens;
  }

  /** A plain copy: what is kept, and what the next request is made of. */
  get record(): Turn {
    const answer = { text: this.#text, finish: this.#finish, figures: this.#figures };
    const shown = this.#text === '' ? (this.#earlier ?? answer) : answer;
    return { prompt: this.prompt, answer: shown };
  }

  /** Makes room for a new answer to the same prompt. */
  restart(): void {
    const { answer } = this.record;
    this.#earlier = answer.text ? answer : undefined;
    this.#text = '';
    this.#tokens = 0;
    this.#figures = null;
    this.#failure = undefined;
    this.#finish = 'cut-off';
    this.#phase = 'waiting';
    this.#given = true;
  }

  enter(phase: Exclude<AnswerPhase, 'done'>): void {
    // What has been asked to stop does not look busy again.
    if (this.#phase !== 'done' && this.#phase !== 'stopping') this.#phase = phase;
  }

  add(batch: TokenBatch): void {
    // Batches and the end travel on different channels: a batch may come too late.
    if (this.#phase === 'done') return;
    if (this.#phase === 'prefill') this.#phase = 'streaming';
    this.#text += batch.text;
    this.#tokens += batch.tokens;
  }

  end(finish: Answer['finish'], text?: string, figures?: Figures): void {
    this.#text = text ?? this.#text;
    this.#figures = figures ?? null;
    this.#finish = finish;
    this.#phase = 'done';
    if (this.#text || finish === 'stop' || !this.#earlier) return;
    // Nothing came in its place.
    this.#text = this.#earlier.text;
    this.#figures = this.#earlier.figures;
    this.#finish = this.#earlier.finish;
  }

  fail(failure: RunFailure): void {
    this.#failure = failure;
    this.end('cut-off');
  }
}
