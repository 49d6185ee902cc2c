/** What models are loaded and schemas compiled with, put together when the first of them is about to be. */
import { WorkerEngine } from './platform/engine';
import { compileInWorker } from './platform/grammar';
import type { WorkerStore } from './platform/store';
import { startWorker } from './platform/workers';
import { ModelLoader, type ModelLoaderPorts } from './state/engine/model-loader';
import { SchemaChecks } from './state/engine/schema-checks.svelte';

export function makeLoader(
  store: WorkerStore,
  ports: Omit<ModelLoaderPorts, 'startEngine'>,
): ModelLoader {
  return new ModelLoader({
    startEngine: () =>
      new WorkerEngine(startWorker('engine', 'engine'), (id) => store.openFiles(id)),
    ...ports,
  });
}

export function makeSchemaChecks(store: WorkerStore): SchemaChecks {
  return new SchemaChecks(({ id }, schema, signal) =>
    compileInWorker(startWorker('grammar', 'grammar'), () => store.openFiles(id), schema, signal),
  );
}
