import { isSameOwner } from '../../core/comparison/asked-of';
import type { Answer, ColumnSettings } from '../../core/comparison/workspace';
import { failed, type Outcome } from '../../core/outcome';
import type { EngineCapabilities } from '../../core/engine/engine';
import type { Cell, RunHead, Stamp } from '../../core/records/run';
import type { RunStore } from '../../core/records/run-store';
import { settingsJson, type ModelParts } from '../../core/records/stamp';
import type { StoreFailure } from '../../core/store/failures';
import type { Task } from './task';

export interface RecorderPorts {
  readonly runs: Pick<RunStore, 'begin' | 'addCell'>;
  /** Undefined where the model is not on this device. */
  readonly partsOf: (modelId: string) => Promise<ModelParts | undefined>;
  /** SHA-256 in hexadecimal. */
  readonly hash: (text: string) => Promise<string>;
  readonly versions: Pick<Stamp, 'appVersion' | 'engineVersion' | 'browser'>;
}

/** Notes runs and their answers, each with the stamp of what it came from. */
export class Recorder {
  constructor(readonly ports: RecorderPorts) {}

  begin(head: RunHead): Promise<Outcome<void, StoreFailure>> {
    return this.ports.runs.begin(head);
  }

  /**
   * Notes what has become of a task that is over.
   *
   * @param loaded the engine that it had; undefined where it had none
   * @returns false where the run is not here any more
   */
  async over(
    runId: string,
    { item, column, turn, modelId, settings }: Task,
    loaded: EngineCapabilities | undefined,
  ): Promise<Outcome<boolean, StoreFailure>> {
    try {
      const stamp = loaded ? await this.#stampOf(modelId, settings, loaded) : null;
      const { failure } = turn;
      const answer = answerOf(turn, modelId, settings);
      const outcome: Cell['outcome'] = failure
        ? { kind: 'failed', failure, answer }
        : { kind: 'answered', answer };
      return await this.ports.runs.addCell(runId, { item, column, stamp, outcome });
    } catch (error) {
      return failed({ kind: 'database', reason: 'failed', detail: String(error) });
    }
  }

  async #stampOf(
    modelId: string,
    settings: ColumnSettings,
    { contextTokens, adapter }: EngineCapabilities,
  ): Promise<Stamp> {
    const { hash, partsOf, versions } = this.ports;
    const parts = await partsOf(modelId);
    return {
      weightsSha256: parts ? await hash(parts.weightsText) : '',
      librarySha256: parts?.librarySha256 ?? '',
      settingsSha256: await hash(settingsJson(settings)),
      contextTokens,
      ...versions,
      adapter: { vendor: adapter.vendor, architecture: adapter.architecture },
    };
  }
}

/** What the model itself has given: where nothing came of it, the answer of another one may stand in its turn again. */
function answerOf(turn: Task['turn'], modelId: string, settings: ColumnSettings): Answer {
  const asked = { modelId, modelName: '', settings };
  if (!turn.isEarlier || isSameOwner(turn, { askedOf: asked, seed: turn.seed })) return turn.answer;
  const nothing = { figures: null, circumstances: null, probabilities: null };
  return { text: turn.begun, finish: 'cut-off', ...nothing };
}
