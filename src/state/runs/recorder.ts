import { isSameOwner } from '../../core/comparison/asked-of';
import type { Answer, ColumnSettings } from '../../core/comparison/workspace';
import type { WholeModel } from '../../core/catalogue/model';
import { failed, type Outcome } from '../../core/outcome';
import type { Cell, RunHead, Stamp } from '../../core/records/run';
import type { RunStore } from '../../core/records/run-store';
import { settingsJson, type ModelParts } from '../../core/records/stamp';
import type { StoreFailure } from '../../core/store/failures';
import type { Answering } from './execution';
import type { Task } from './task';

export interface RecorderPorts {
  readonly runs: Pick<RunStore, 'begin' | 'addCell'>;
  readonly partsOf: (model: WholeModel) => ModelParts;
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
   * @param loaded what it was asked of; undefined where that was never loaded
   * @returns false where the run is not here any more
   */
  async over(
    runId: string,
    { item, column, turn, modelId, settings }: Task,
    loaded: Answering | undefined,
  ): Promise<Outcome<boolean, StoreFailure>> {
    try {
      const stamp = loaded ? await this.#stampOf(settings, loaded) : null;
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
    settings: ColumnSettings,
    { model, capabilities: { contextTokens, adapter } }: Answering,
  ): Promise<Stamp> {
    const { hash, partsOf, versions } = this.ports;
    const { weightsText, librarySha256 } = partsOf(model);
    return {
      weightsSha256: await hash(weightsText),
      librarySha256,
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
