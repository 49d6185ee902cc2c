import type { Model } from '../../core/catalogue/model';
import type { LoadProgress } from '../../core/engine/engine';
import type { Clock } from '../../core/ports';
import type { FetchProgress } from '../../core/store/model-store';
import { TimeLeft } from '../../core/store/time-left';

/** What stands between a press and the first token. */
export type Preparation =
  | { readonly step: 'check' }
  | {
      readonly step: 'fetch';
      readonly progress: FetchProgress;
      readonly secondsLeft: number | null;
    }
  | { readonly step: 'load'; readonly progress: LoadProgress | null }
  /** The loaded model answers the one question of its self-test. */
  | { readonly step: 'self-test' };

/** The step that a model has come to on its way into an engine; one model at a time is made ready. */
export class PreparationSteps {
  #current = $state.raw<{ readonly modelId: string; readonly preparation: Preparation }>();

  constructor(readonly clock: Clock) {}

  get isUnderWay(): boolean {
    return this.#current !== undefined;
  }

  of(modelId: string): Preparation | undefined {
    return this.#current?.modelId === modelId ? this.#current.preparation : undefined;
  }

  show({ id }: Pick<Model, 'id'>, preparation: Preparation): void {
    this.#current = { modelId: id, preparation };
  }

  /** Shows a fetch's progress, and by the first of it how long the rest takes. */
  fetching(model: Pick<Model, 'id'>): (progress: FetchProgress) => void {
    const timeLeft = new TimeLeft(this.clock);
    return (progress) => {
      const secondsLeft = timeLeft.seconds(progress.doneBytes, progress.totalBytes);
      this.show(model, { step: 'fetch', progress, secondsLeft });
    };
  }

  end(): void {
    this.#current = undefined;
  }
}
