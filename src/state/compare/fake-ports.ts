import type { Model } from '../../core/catalogue/model';
import { firstRunConfig } from '../../core/comparison/run-config';
import type { ColumnRecord, Workspace } from '../../core/comparison/workspace';
import type { EnginePool } from '../engine/engine-pool.svelte';
import type { Clock } from '../../core/ports';
import { model } from '../models/fake-models';
import { recording } from '../runs/fake-recording';
import { LiveRuns } from '../runs/live-runs';
import { voting } from '../votes/fake-voting';
// Loaded before, so that it takes no time in a test.
import './round-run';

/** A screen that nothing was asked on yet; its columns are asked in the order in which they stand. */
export function newScreen(columns: ColumnRecord[]): Workspace {
  return {
    draft: '',
    responseSchema: null,
    origin: null,
    controls: { ...firstRunConfig(1), order: 'as-shown' },
    round: null,
    columns,
  };
}

/** What a Compare screen works with: its engines in the hands of the test, and all that it keeps in memory. */
export function comparisonPorts(
  { engines, clock }: { readonly engines: EnginePool; readonly clock: Clock },
  models: readonly Model[] = [model],
  { runs, recorder, onNotKept } = recording(),
  votes = voting(runs),
) {
  const { calendar } = votes.ports;
  const services = {
    votes: votes.store,
    runs: {
      load: (id: string) => runs.load(id),
      reveal: (ids: readonly string[]) => votes.reveal(ids),
    },
    liveRuns: new LiveRuns({ engines, clock, calendar, recorder, onNotKept }),
  };
  let ids = 0;
  return {
    ...votes.ports,
    engines,
    models: () => models,
    forNewColumn: models,
    drawSeed: () => 1001,
    newId: () => `new-${(ids += 1)}`,
    services: () => Promise.resolve(services),
    onChange: (): void => undefined,
    onEnded: (): void => undefined,
    onFirstRun: (): void => undefined,
    onNotKept,
  };
}
