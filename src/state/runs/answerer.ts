import type { Model } from '../../core/catalogue/model';
import { requestFor } from '../../core/comparison/conversation';
import type { RunConfig } from '../../core/comparison/run-config';
import { finishOf } from '../../core/comparison/finish';
import { Stopwatch } from '../../core/comparison/stopwatch';
import { ThinkingTimer } from '../../core/comparison/thinking-timer';
import { warmUpTokens } from '../../core/comparison/warm-up';
import type { Circumstances } from '../../core/comparison/workspace';
import { mostCompileSeconds, type Engine, type TokenBatch } from '../../core/engine/engine';
import type { Clock } from '../../core/ports';
import type { EnginePool } from '../engine/engine-pool.svelte';
import { endIfStopping } from './end-if-stopping';
import { generateWithin, notAsked } from './generate-within';
import type { Task } from './task';
import type { TurnState } from './turn.svelte';

export interface AnswererPorts {
  readonly engines: EnginePool;
  readonly clock: Clock;
  /** Called after every change that should outlive the visit. */
  readonly onChange: () => void;
}

export type AnswerWish = Pick<RunConfig, 'fresh' | 'warmUp' | 'probabilities' | 'maxSeconds'>;

/** A task whose model is known: others never get an engine. */
type ReadyTask = Task & { readonly model: Model };

/** Has engines that are loaded answer tasks, and ends their turns with what comes of it. */
export class Answerer {
  readonly #warm = new Set<string>();

  constructor(
    readonly ports: AnswererPorts,
    readonly wish: AnswerWish,
  ) {}

  /** @param stopping aborts where someone stops the turn */
  async answer(
    task: ReadyTask,
    engine: Engine,
    stopping: AbortSignal,
    where: Pick<Circumstances, 'contended' | 'place'>,
  ): Promise<void> {
    const { turn, model } = task;
    const { fresh } = this.wish;
    if (!(await this.#compile(task, stopping))) return;
    turn.enter('prefill');
    const afterLoss = this.ports.engines.noteRecovery(model.id);
    if (!(await this.#warmUp(task, engine))) return;
    const unfit = fresh ? await engine.reset().catch(notAsked) : undefined;
    if (unfit) {
      turn.fail(unfit.failure);
      return;
    }
    const adapter = this.ports.engines.ports.adapter();
    // A processor does the work of a GPU.
    const isSoftware = adapter?.ok === true && adapter.value.isFallback;
    await this.#ask(task, engine, {
      fresh,
      ...where,
      afterLoss,
      ...(isSoftware && { software: true }),
    });
  }

  /** Has the schema of a turn compiled where the engine takes no harm; false where the turn has ended instead. */
  async #compile({ turn, model }: ReadyTask, stopping: AbortSignal): Promise<boolean> {
    if (turn.responseSchema === null) return true;
    turn.enter('schema');
    const schemas = await this.ports.engines.ports.schemas();
    const compiled = await schemas.check(model, turn.responseSchema, stopping);
    if (endIfStopping(turn)) return false;
    if (!compiled.ok) turn.fail(compiled.failure);
    return compiled.ok;
  }

  /** Has an engine answer once for nobody, where that is wished; false where the turn has ended instead. */
  async #warmUp({ turn, model, settings }: ReadyTask, engine: Engine): Promise<boolean> {
    if (!this.wish.warmUp || this.#warm.has(model.id)) return true;
    this.#warm.add(model.id);
    const request = requestFor(
      {
        id: 'warm-up',
        kind: model.kind,
        settings: { ...settings, maxTokens: warmUpTokens(settings) },
        turns: [],
      },
      { prompt: turn.prompt, responseSchema: null, probabilities: false },
    );
    const { outcome, ranLate } = await generateWithin(this.wish.maxSeconds, engine, request);
    if (!ranLate || (outcome.ok && outcome.value.finish !== 'interrupted')) return true;
    this.#warm.delete(model.id);
    turn.end('time');
    return false;
  }

  /** Asks, draws the answer as it comes, and ends the turn with it. */
  async #ask(
    { turn, model, settings, conversation, before }: ReadyTask,
    engine: Engine,
    circumstances: Circumstances,
  ): Promise<void> {
    const request = requestFor(
      { id: conversation, kind: model.kind, settings, turns: before },
      {
        prompt: turn.prompt,
        responseSchema: turn.responseSchema,
        answerBegins: turn.begun,
        probabilities: this.wish.probabilities,
      },
    );
    const stopwatch = new Stopwatch(this.ports.clock);
    const marks = model.thinking ?? null;
    const thinking = new ThinkingTimer(this.ports.clock, marks);
    turn.expectThoughts(marks);
    // Someone may have stopped it while the engine was made ready.
    if (endIfStopping(turn)) return;
    const onBatch = (batch: TokenBatch): void => {
      stopwatch.batch(batch.tokens);
      thinking.batch(batch);
      turn.add(batch);
      this.ports.onChange();
    };
    const timed = await generateWithin(this.wish.maxSeconds, engine, request, {
      onBatch,
      onCompiling: (isCompiling) => {
        if (isCompiling || turn.phase === 'schema') turn.enter(isCompiling ? 'schema' : 'prefill');
      },
    });
    const { outcome, ranLate } = timed;
    if (timed.compiledLate && turn.responseSchema !== null) {
      await this.#refuseSchema(turn, turn.responseSchema, model);
    } else if (outcome.ok) {
      const { value } = outcome;
      turn.end(
        ranLate && value.finish === 'interrupted' ? 'time' : finishOf(value, settings),
        value.text,
        {
          figures: stopwatch.figures(value),
          circumstances,
          probabilities: value.probabilities ?? null,
          ...(thinking.figures && { thinking: thinking.figures }),
        },
      );
      // The times of a contended GPU are not the model's.
      if (!circumstances.contended) this.#noteTime(turn, model);
    } else if (outcome.failure.kind === 'stopped-hard') {
      turn.end(ranLate ? 'time' : 'interrupted');
    } else {
      turn.fail(outcome.failure);
    }
  }

  /** Notes that a model's engine compiles a schema too slowly: it is not asked with it again. */
  async #refuseSchema(turn: TurnState, schema: string, { id }: Model): Promise<void> {
    const failure = { kind: 'schema-slow', limitSeconds: mostCompileSeconds } as const;
    const schemas = await this.ports.engines.ports.schemas();
    schemas.refuse(id, schema, failure);
    turn.fail(failure);
  }

  /** Notes how long an answer took. The rest of an answer does not say how long a whole one takes. */
  #noteTime({ figures, finish, begun }: TurnState, { id }: Model): void {
    if (!figures || begun !== '') return;
    this.ports.engines.ports.onTimed({ kind: 'answer', modelId: id, figures, finish });
  }
}
