/** What runs need beside the Compare screen, put together when the first of them is about to begin. */
import { partsOf, type ModelParts } from './core/records/stamp';
import type { Run } from './core/records/run';
import { loadable } from './core/store/loadable';
import { beginFreshLog } from './database/fresh-log';
import type { DatabaseConnection } from './database/open';
import { keepAwake } from './platform/awake';
import { DatabaseAdded } from './platform/added';
import { DatabaseVotes } from './platform/votes';
import { systemClock } from './platform/clock';
import { exclusively } from './platform/exclusive';
import { countKept } from './platform/inventory';
import { Preference } from './platform/preference';
import { DatabaseRuns } from './platform/runs';
import { siteAddress } from './platform/site';
import { versions } from './platform/versions';
import type { IsModelHere, NewVotePorts } from './state/votes/new-vote';
import type { EnginePool } from './state/engine/engine-pool.svelte';
import { KeptInventory } from './state/persistence/inventory.svelte';
import { Judging } from './state/votes/judging.svelte';
import { Added } from './state/models/added.svelte';
import type { Models } from './state/models/models.svelte';
import { recall } from './state/compare/owner-recall';
import { LiveRuns } from './state/runs/live-runs';
import { Recorder } from './state/runs/recorder';
import { Runner } from './state/runs/runner.svelte';
import { UnsavedWork, type UnsavedPorts } from './state/persistence/unsaved.svelte';
import { HeldVotes, HeldRuns } from './state/persistence/unsaved-stores';
import type { RunServices } from './views/run-services';

export interface RunServicesParts extends Pick<UnsavedPorts, 'onNotKept'> {
  readonly connection: DatabaseConnection;
  readonly models: Models;
  readonly engines: EnginePool;
  readonly voting: NewVotePorts;
  readonly newId: () => string;
}

export function makeRunServices(parts: RunServicesParts): RunServices {
  const { connection, models, engines, voting, newId, onNotKept } = parts;
  const { calendar, hash } = voting;
  // The visit before may have ended in a write that was cut short; what it noted of that can be lost as well.
  void connection.use(beginFreshLog);
  // The first question should not wait for it, nor miss it where the host has another version by then.
  void import('./state/compare/round-run').catch(() => undefined);
  const kept = { runs: new DatabaseRuns(connection), votes: new DatabaseVotes(connection) };
  const unsaved = new UnsavedWork({ ...kept, clock: systemClock, onNotKept });
  const isMadeAnew = (): boolean => {
    const { overcome } = connection;
    return overcome?.kind === 'database' && overcome.reason === 'removed';
  };
  const runs = new HeldRuns(kept.runs, unsaved, isMadeAnew);
  const votes = new HeldVotes(kept.votes, unsaved);
  // A kept column, or a batch that goes on, may have one of them.
  const added = new Added({ store: new DatabaseAdded(connection), models });
  const partsHere = async (modelId: string): Promise<ModelParts | undefined> => {
    // Right after a reload, what is here has not been looked up yet.
    if (!models.storedOf(modelId)) await models.refresh();
    const stored = models.storedOf(modelId);
    const model = stored && loadable(stored, models.find(modelId));
    return model && partsOf(model);
  };
  const isModelHere: IsModelHere = async (modelId, stamp) => {
    const here = await partsHere(modelId);
    return (
      here?.librarySha256 === stamp.librarySha256 &&
      (await hash(here.weightsText)) === stamp.weightsSha256
    );
  };
  const recorder = new Recorder({ runs, hash, versions, partsOf });
  const runner = new Runner({
    engines,
    calendar,
    newId,
    runs,
    recorder,
    clock: systemClock,
    models: () => models.all,
    modelsKnown: async () => {
      await Promise.all([models.refresh(), added.known]);
    },
    marker: new Preference('run', siteAddress),
    exclusively: (work, wait) => exclusively(`playground run ${siteAddress}`, work, wait),
    keepAwake,
  });
  const unrecalled = new Preference('unrecalled', siteAddress);
  return {
    runs,
    votes,
    liveRuns: new LiveRuns({ engines, clock: systemClock, calendar, recorder, onNotKept }),
    runner,
    unsaved,
    added,
    inventory: new KeptInventory({
      kept: new Preference('inventory', siteAddress),
      calendar,
      count: () => countKept(connection),
    }),
    unrecalled,
    // Read past `HeldRuns`, which would remember these runs in the place of those that are asked.
    recall: (columns) => recall(columns, { runs: kept.runs, votes, unrecalled }, models),
    isModelHere,
    judgingOf: (run: Run) => new Judging({ ...voting, isModelHere, votes, runs }, run),
  };
}
