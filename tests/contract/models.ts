/** What the contract tests share: stored models, and engines of them. */
import { inject } from 'vitest';
import { parseCatalogue } from '../../src/core/catalogue/catalogue';
import { isWhole, type WholeModel } from '../../src/core/catalogue/model';
import type { Generation, GenerationRequest, Message } from '../../src/core/engine/engine';
import { greedySampling } from '../../src/core/settings/sampling';
import { DatabaseConnection } from '../../src/database/open';
import { WorkerEngine } from '../../src/platform/engine';
import { WorkerStore } from '../../src/platform/store';
import { startWorker } from '../../src/platform/workers';
import { storeNames } from '../../src/worker/store/protocol';

const siteAddress = `${location.origin}/`;
const connection = new DatabaseConnection(storeNames(siteAddress).database);
const store = new WorkerStore(
  () => Promise.resolve(startWorker('store', siteAddress)),
  siteAddress,
  () => connection.use(() => Promise.resolve()),
);

/** Whether this project of the tests has the model. */
export const isTested = (modelId: string): boolean => inject('contractModels').includes(modelId);

/** A model of the catalogue, once its files are in the store. */
async function storedModel(id: string): Promise<WholeModel> {
  const catalogue = parseCatalogue(await (await fetch('/models.json')).text());
  const model = catalogue.ok ? catalogue.value.models.find((each) => each.id === id) : undefined;
  if (!model || !isWhole(model)) throw new Error(`the catalogue has no whole model ${id}`);
  const fetched = await store.fetch(model, () => undefined);
  if (!fetched.ok) throw new Error(fetched.failure.kind);
  return model;
}

/** What opens the files of a model, once they are in the store. */
export async function storedFiles(modelId: string) {
  const { id } = await storedModel(modelId);
  return () => store.openFiles(id);
}

export async function loadedEngine(modelId: string): Promise<WorkerEngine> {
  const model = await storedModel(modelId);
  const engine = new WorkerEngine(startWorker('engine', 'engine'), (id) => store.openFiles(id));
  const loaded = await engine.load(model, model.contextTokens, () => undefined);
  if (!loaded.ok) throw new Error(loaded.failure.kind);
  return engine;
}

export const greedy = { ...greedySampling, maxTokens: 8, seed: 1 };

export const user = (text: string): Message => ({ role: 'user', text });

/** One question in a conversation of its own, with what the test changes. */
export function question(
  text: string,
  change: Omit<Partial<GenerationRequest>, 'sampling'> & {
    readonly sampling?: Partial<GenerationRequest['sampling']>;
  } = {},
): GenerationRequest {
  return {
    conversation: 'contract',
    input: { kind: 'chat', messages: [user(text)] },
    ...change,
    sampling: { ...greedy, ...change.sampling },
  };
}

/** The answer, which the test relies on. */
export async function answer(
  engine: WorkerEngine,
  request: GenerationRequest,
): Promise<Generation> {
  const outcome = await engine.generate(request, () => undefined);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value;
}
