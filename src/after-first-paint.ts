/** What the first paint does without, begun once the page has come to rest. */
import type { ServiceWorkerShell } from './platform/offline';
import type { Comparison } from './state/compare/comparison.svelte';
import type { Downloads } from './state/models/downloads.svelte';
import type { RunServices } from './views/run-services';

export interface FurtherParts {
  readonly shell: Pick<ServiceWorkerShell, 'keepEverything'>;
  readonly comparison: Comparison;
  readonly downloads: Downloads;
  readonly loader: () => Promise<unknown>;
  readonly runServices: () => Promise<RunServices>;
}

export function beginFurther({
  shell,
  comparison,
  downloads,
  loader,
  runServices,
}: FurtherParts): void {
  void shell.keepEverything();
  // The first question should not wait for these.
  void Promise.all([
    import('./views/compare/Talk.svelte'),
    import('./state/engine/preparer'),
    loader(),
    runServices().then(({ runner, inventory }) => {
      void inventory.refresh();
      return runner.resume();
    }),
    comparison.rounds.refresh(),
  ]).catch(() => undefined);
  // Of answers that ended as the page did, or that an earlier version has kept, their runs may say more.
  void runServices()
    .then(({ recall }) => recall(comparison.columns))
    .then((found) => {
      if (found) comparison.ports.onChange();
    })
    .catch(() => undefined);
  // What was added by its address has to be known by then, else what is left of it is a stranger's.
  void runServices()
    .then(({ added }) => added.known)
    .catch(() => undefined)
    .then(() => downloads.refresh());
}
