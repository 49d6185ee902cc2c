import {
  parseLearntTimes,
  timesOf,
  withTimed,
  type LearntTimes,
  type Timed,
} from '../../core/comparison/learnt-times';
import type { AdapterRecord } from '../../core/device/adapter';
import type { KeptText } from '../../core/ports';

export interface TimesPorts {
  readonly kept: KeptText;
  /** The GPU in use; undefined before the first look, or where there is none. */
  readonly adapter: () => Pick<AdapterRecord, 'vendor' | 'architecture'> | undefined;
}

/** How long models take on this device, learnt from every load and every answer on an uncontended GPU. */
export class Times {
  #known = $state.raw<readonly LearntTimes[]>([]);

  constructor(readonly ports: TimesPorts) {
    this.#known = parseLearntTimes(ports.kept.read());
  }

  learn(timed: Timed): void {
    const { kept } = this.ports;
    // Another tab may have learnt something since.
    const known = parseLearntTimes(kept.read());
    this.#known = withTimed(known.length > 0 ? known : this.#known, timed, this.#adapter ?? '');
    kept.write(JSON.stringify(this.#known));
  }

  /** Undefined for a model that has not been used on this GPU. */
  of(modelId: string): LearntTimes | undefined {
    return timesOf(this.#known, modelId, this.#adapter);
  }

  get #adapter(): string | undefined {
    const adapter = this.ports.adapter();
    return adapter && [adapter.vendor, adapter.architecture].join(' ');
  }
}
