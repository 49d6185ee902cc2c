/** What runs need beside the Compare screen, put together when the first of them is about to begin. */
import { partsOf, type ModelParts } from './core/records/stamp';
import type { Run } from './core/records/run';
import { loadable } from './core/store/loadable';
import type { DatabaseConnection } from './database/open';
import { keepAwake } from './platform/awake';
import { DatabaseBallots } from './platform/ballots';
import { systemClock } from './platform/clock';
import { exclusively } from './platform/exclusive';
import { countKept } from './platform/inventory';
import { Preference } from './platform/preference';
import { DatabaseRuns } from './platform/runs';
import { siteAddress } from './platform/site';
import { versions } from './platform/versions';
import type { BallotPorts, ModelStamp } from './state/ballot';
import type { EngineRoom } from './state/engine-room.svelte';
import { KeptInventory } from './state/inventory.svelte';
import { Judging } from './state/judging.svelte';
import type { Models } from './state/models.svelte';
import { recall } from './state/recalling';
import { Recorder } from './state/recorder';
import { Runner } from './state/runner.svelte';
import { UnsavedWork, type UnsavedPorts } from './state/unsaved.svelte';
import { HeldBallots, HeldRuns } from './state/unsaved-stores';
import type { Laboratory } from './views/laboratory';

export interface LaboratoryParts extends Pick<UnsavedPorts, 'onNotKept' | 'onVoted'> {
  readonly connection: DatabaseConnection;
  readonly models: Models;
  readonly engines: EngineRoom;
  readonly voting: BallotPorts;
  readonly newId: () => string;
  /** Called when it has been shown which column of a run is which. */
  readonly onRevealed: (runId: string) => void;
}

export function makeLaboratory(parts: LaboratoryParts): Laboratory {
  const { connection, models, engines, voting, newId, onRevealed, onNotKept, onVoted } = parts;
  const { calendar, hash } = voting;
  const kept = { runs: new DatabaseRuns(connection), ballots: new DatabaseBallots(connection) };
  const unsaved = new UnsavedWork({ ...kept, clock: systemClock, onNotKept, onVoted });
  const runs = new HeldRuns(kept.runs, unsaved);
  const ballots = new HeldBallots(kept.ballots, unsaved);
  const partsHere = async (modelId: string): Promise<ModelParts | undefined> => {
    // Right after a reload, what is here has not been looked up yet.
    if (!models.storedOf(modelId)) await models.look();
    const stored = models.storedOf(modelId);
    const model = stored && loadable(stored, models.find(modelId));
    return model && partsOf(model);
  };
  const isModelHere = async (modelId: string, stamp: ModelStamp): Promise<boolean> => {
    const here = await partsHere(modelId);
    return (
      here?.librarySha256 === stamp.librarySha256 &&
      (await hash(here.weightsText)) === stamp.weightsSha256
    );
  };
  const recorder = new Recorder({ runs, hash, versions, partsOf: partsHere });
  const runner = new Runner({
    engines,
    calendar,
    newId,
    runs,
    recorder,
    clock: systemClock,
    models: () => models.all,
    modelsKnown: () => models.look(),
    marker: new Preference('run', siteAddress),
    exclusively: (work, wait) => exclusively(`playground run ${siteAddress}`, work, wait),
    keepAwake,
  });
  const unrecalled = new Preference('unrecalled', siteAddress);
  return {
    runs,
    ballots,
    recorder,
    runner,
    unsaved,
    inventory: new KeptInventory({
      kept: new Preference('inventory', siteAddress),
      calendar,
      count: () => countKept(connection),
    }),
    unrecalled,
    recallOwners: (columns) => recall(columns, { runs, ballots, unrecalled }, models),
    judgingOf: (run: Run) =>
      new Judging({ ...voting, isModelHere, ballots, runs, onRevealed }, run),
  };
}
