import { isSameOwner } from '../../core/comparison/asked-of';
import type { TokenBatch } from '../../core/engine/engine';
import type { RunFailure } from '../../core/engine/failures';
import type { ThinkingMarks } from '../../core/catalogue/thinking-marks';
import type { Thoughtful } from '../../core/comparison/thinking';
import type {
  Answer,
  AskedOf,
  Circumstances,
  Figures,
  Origin,
  Turn,
} from '../../core/comparison/workspace';

/**
 * Where an answer stands. `waiting`: another column has its turn. `preparing`: its model is being
 * fetched or loaded. `schema`: a grammar is made of its schema, by itself or in the engine. `prefill`: the model reads. `stopping`: someone has asked it to end.
 */
export type AnswerPhase =
  'waiting' | 'preparing' | 'schema' | 'prefill' | 'streaming' | 'stopping' | 'done';

type NewTurn = Omit<Turn, 'answer' | 'origin' | 'askedOf'> &
  Partial<Pick<Turn, 'origin' | 'askedOf'>>;

/** An answer, and whose it is. */
type Earlier = Pick<Turn, 'answer' | 'askedOf' | 'begunBy'>;

/** A prompt and the answer to it, while it comes and afterwards. */
export class TurnState {
  readonly id: string;
  /** The turn that it follows; null for the first of a conversation. */
  readonly parentId: string | null;
  readonly prompt: string;
  /** A JSON schema that the answer has to fit. */
  readonly responseSchema: string | null;
  /** The prompt of the library that it is, word for word; null where it was typed. */
  readonly origin: Origin | null;
  /** Of this answer alone; undefined where it is that of the settings. */
  readonly seed: number | undefined;
  /** As it was kept, */
  readonly #kept: NewTurn;
  /** and the answer that stands here: a later version may have written more than this one knows. */
  #keptAnswer: Answer | undefined;
  #askedOf = $state.raw<AskedOf | null>(null);
  #begunBy = $state.raw<AskedOf | null>();
  #text = $state('');
  #phase = $state<AnswerPhase>('waiting');
  #finish = $state<Answer['finish']>('cut-off');
  #figures = $state.raw<Figures | null>(null);
  #circumstances = $state.raw<Circumstances | null>(null);
  #probabilities = $state.raw<Answer['probabilities']>(null);
  #thinking = $state.raw<Answer['thinking']>();
  #failure = $state.raw<RunFailure>();
  #tokens = $state(0);
  /** The answer that was here before it was asked for again: it stays until there is another. */
  #earlier: Earlier | undefined;
  #begun = '';
  #isEarlier = false;
  #given = $state(true);

  constructor(turn: NewTurn) {
    const { id, parentId, prompt, responseSchema, origin = null, seed } = turn;
    this.#kept = turn;
    this.id = id;
    this.parentId = parentId;
    this.prompt = prompt;
    this.responseSchema = responseSchema;
    this.origin = origin;
    this.seed = seed;
    this.#askedOf = turn.askedOf ?? null;
    this.#begunBy = turn.begunBy;
  }

  /** A turn from an earlier visit. */
  static from(turn: NewTurn & Pick<Turn, 'answer'>): TurnState {
    const state = new TurnState(turn);
    state.#take({ answer: turn.answer, askedOf: state.#askedOf, begunBy: turn.begunBy });
    state.#phase = 'done';
    state.#given = false;
    return state;
  }

  /** The model and the settings that it was asked of; null where that was not recorded. */
  get askedOf(): AskedOf | null {
    return this.#askedOf;
  }

  /** Whose beginning another one has gone on with; null where that was not recorded, undefined where it is of one. */
  get begunBy(): AskedOf | null | undefined {
    return this.#begunBy;
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

  get circumstances(): Circumstances | null {
    return this.#circumstances;
  }

  /** One entry a token, where they were asked for. */
  get probabilities(): Answer['probabilities'] {
    return this.#probabilities;
  }

  get failure(): RunFailure | undefined {
    return this.#failure;
  }

  /** Whether the answer was given in this visit. */
  get given(): boolean {
    return this.#given;
  }

  /** Nothing came in the place of the answer that was here before: it stands here again. */
  get isEarlier(): boolean {
    return this.#isEarlier;
  }

  /** Tokens so far, as the batches count them. */
  get tokens(): number {
    return this.#tokens;
  }

  /** A plain copy: what is kept, and what the next request is made of. */
  get record(): Turn {
    const { id, parentId, prompt, responseSchema, origin, seed } = this;
    const shown = this.#text === '' ? (this.#earlier ?? this.#now) : this.#now;
    return { ...this.#kept, id, parentId, prompt, responseSchema, origin, seed, ...shown };
  }

  /** What there is of the answer. */
  get answer(): Answer {
    return {
      ...this.#keptAnswer,
      text: this.#text,
      finish: this.#finish,
      figures: this.#figures,
      circumstances: this.#circumstances,
      probabilities: this.#probabilities,
      ...(this.#thinking && { thinking: this.#thinking }),
    };
  }

  /** What there is of the answer, and what tells thoughts from it. */
  get said(): Thoughtful {
    return { text: this.#text, ...(this.#thinking && { thinking: this.#thinking }) };
  }

  /** By which marks the model's thoughts are told from its answer; null where nobody knows. */
  expectThoughts(marks: ThinkingMarks | null): void {
    // What goes on has its thoughts behind it.
    if (this.#begun === '') this.#thinking = marks ? { marks, tokens: null, ms: null } : undefined;
  }

  get #now(): Earlier {
    const { answer, askedOf, begunBy } = this;
    return { answer, askedOf, begunBy };
  }

  /** Asks a model with these settings, which an answer from now on is of. */
  ask(askedOf: AskedOf): void {
    const isBegunByAnother = this.#begun !== '' && !isSameOwner(this, { askedOf, seed: this.seed });
    if (isBegunByAnother && this.#begunBy === undefined) this.#begunBy = this.#askedOf;
    this.#askedOf = askedOf;
  }

  /** Fills in what an earlier version did not record. */
  recall(askedOf: AskedOf): void {
    this.#askedOf = askedOf;
  }

  /** Puts the answer that its run has in the place of what was saved of it before it ended. */
  recallAnswer(answer: Answer): void {
    this.#take({ ...this.#now, answer });
  }

  /** Makes room for a new answer to the same prompt. */
  restart(): void {
    const { answer, askedOf, begunBy } = this.record;
    this.#earlier = answer.text ? { answer, askedOf, begunBy } : undefined;
    this.#begunBy = undefined;
    this.#text = '';
    this.#begun = '';
    this.#probabilities = null;
    this.#thinking = undefined;
    this.#wait();
  }

  /** Makes room for the same once more, from where the answer was given to begin. */
  repeat(): void {
    this.#text = this.#begun;
    this.#wait();
  }

  /** Keeps what there is of the answer, to be gone on with. */
  goOn(): void {
    this.#earlier = this.#now;
    this.#begun = this.#text;
    this.#wait();
  }

  /** What of the answer was there before it was gone on with. */
  get begun(): string {
    return this.#begun;
  }

  #wait(): void {
    this.#isEarlier = false;
    this.#keptAnswer = undefined;
    this.#tokens = 0;
    this.#figures = null;
    this.#circumstances = null;
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

  /** @param text what was added to what the answer had begun with */
  end(
    finish: Answer['finish'],
    text?: string,
    told: Partial<Pick<Answer, 'figures' | 'circumstances' | 'probabilities' | 'thinking'>> = {},
  ): void {
    if (text !== undefined) this.#text = this.#begun + text;
    this.#figures = told.figures ?? null;
    this.#circumstances = told.circumstances ?? null;
    const earlier = this.#begun === '' ? [] : (this.#earlier?.answer.probabilities ?? []);
    this.#probabilities = told.probabilities ? [...earlier, ...told.probabilities] : null;
    if (told.thinking && this.#begun === '') this.#thinking = told.thinking;
    this.#finish = finish;
    this.#phase = 'done';
    if (this.#text !== this.#begun || !this.#earlier) return;
    // Nothing came in its place, unless that is what the model has answered.
    this.#isEarlier = finish !== 'stop';
    if (this.#isEarlier) this.#take(this.#earlier);
    else this.#earlier = undefined;
  }

  fail(failure: RunFailure): void {
    this.#failure = failure;
    this.end('cut-off');
  }

  #take({ answer, askedOf, begunBy }: Earlier): void {
    this.#askedOf = askedOf;
    this.#begunBy = begunBy;
    this.#keptAnswer = answer;
    this.#text = answer.text;
    this.#finish = answer.finish;
    this.#figures = answer.figures;
    this.#circumstances = answer.circumstances;
    this.#probabilities = answer.probabilities;
    this.#thinking = answer.thinking;
  }
}
