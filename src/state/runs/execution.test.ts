import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Model } from '../../core/catalogue/model';
import type { PlannedCell, Step } from '../../core/comparison/plan';
import type { EngineLoss } from '../../core/engine/failures';
import { selfTestConversation } from '../../core/engine/self-test';
import { failed } from '../../core/outcome';
import { stepsFor } from './steps';
import { FakeEngine } from '../engine/fake-engine';
import { enginePool } from '../fake-engine-pool';
import { model } from '../models/fake-models';
import { Execution } from './execution';
import type { Task } from './task';
import { TurnState } from './turn.svelte';

/** A model that takes the same memory with every context; null where nobody knows how much. */
const sized = (id: string, memoryBytes: number | null): Model => ({
  ...model,
  id,
  needs: { ...model.needs, memoryBytes, kvBytesPerToken: null },
});

const cellName = ({ item, column }: PlannedCell) => `${item}${'ABCD'[column]}`;

/** The plan in the words of the events that it should come to. */
const announced = (steps: readonly Step[]) =>
  steps.flatMap((step) =>
    step.kind === 'run'
      ? step.cells.map((cell) => `run ${cellName(cell)}`)
      : `${step.kind} ${step.modelId}`,
  );

/** What is loaded whenever a cell is asked, if the plan is kept to. */
function loadedAsPlanned(first: readonly string[], steps: readonly Step[]): string[][] {
  const loaded = new Set(first);
  return steps.flatMap((step) => {
    if (step.kind === 'load') loaded.add(step.modelId);
    if (step.kind === 'unload') loaded.delete(step.modelId);
    return step.kind === 'run' ? step.cells.map(() => [...loaded].toSorted()) : [];
  });
}

/** A pool with some models loaded, whose engines answer by themselves and tell what becomes of them. */
async function watchedPool(budgetBytes: number, loadedModels: readonly Model[]) {
  const { engines, memory, next } = enginePool();
  memory.budgetBytes = budgetBytes;
  const events: string[] = [];
  const loadedAtRun: string[][] = [];
  const ids = () => engines.loaded.map(({ modelId }) => modelId).toSorted();

  class WatchedEngine extends FakeEngine {
    modelId = '';

    override load(...given: Parameters<FakeEngine['load']>) {
      this.modelId = given[0]?.id ?? '';
      events.push(`load ${this.modelId}`);
      return super.load(...given);
    }

    override unload(loss?: EngineLoss): void {
      events.push(`unload ${this.modelId}`);
      super.unload(loss);
    }

    override generate(...given: Parameters<FakeEngine['generate']>) {
      const answer = super.generate(...given);
      const [{ conversation }] = given;
      if (conversation !== selfTestConversation) {
        events.push(`run ${conversation}`);
        loadedAtRun.push(ids());
        this.finish('Hello');
      }
      return answer;
    }
  }
  next.engine = () => new WatchedEngine();
  const signal = new AbortController().signal;
  for (const one of loadedModels) await engines.prepare(one, 'as-they-are', signal);
  events.length = 0;
  return { engines, memory, next, events, loadedAtRun, ids };
}

/** A run over the models' columns: its steps, as they are shown, and what carries them out. */
function planned(
  { engines }: Pick<Awaited<ReturnType<typeof watchedPool>>, 'engines'>,
  columns: readonly Model[],
  items: number,
  schedule: 'in-turn' | 'at-once',
) {
  const settings = {
    systemPrompt: '',
    temperature: 0.5,
    topP: 1,
    maxTokens: 9,
    seed: 1,
    repetitionPenalty: 1,
    presencePenalty: 0,
    frequencyPenalty: 0,
  };
  const tasks = columns.flatMap((one, column) =>
    Array.from({ length: items }, (_, item): Task => ({
      item,
      column,
      turn: new TurnState({
        id: cellName({ item, column }),
        parentId: null,
        prompt: 'Hi',
        responseSchema: null,
        origin: null,
      }),
      modelId: one.id,
      model: one,
      settings,
      conversation: cellName({ item, column }),
      before: [],
    })),
  );
  const order = columns.map((_, column) => column);
  const steps = stepsFor(
    engines,
    columns.map((one) => ({ modelId: one.id, model: one })),
    { order, items, schedule },
  );
  const over: Task[] = [];
  const execution = new Execution(
    {
      engines,
      clock: { nowMs: () => 0 },
      onChange: () => undefined,
      onOver: (task) => {
        over.push(task);
        return Promise.resolve();
      },
    },
    {
      fresh: true,
      warmUp: false,
      probabilities: false,
      maxSeconds: 60,
      files: 'as-they-are',
      unattended: false,
    },
  );
  return { steps, tasks, execution, over };
}

test('what is loaded after each step is what the plan says', async () => {
  const names = ['a', 'b', 'c', 'd', 'e'] as const;
  const name = fc.constantFrom(...names);
  const runs = fc.nat(250).chain((budgetBytes) => {
    const size = fc.option(fc.nat(budgetBytes));
    return fc.record({
      budgetBytes: fc.constant(budgetBytes),
      sizes: fc.record({ a: size, b: size, c: size, d: size, e: size }),
      columns: fc.array(name, { minLength: 1, maxLength: 4 }),
      loaded: fc.uniqueArray(name, { maxLength: 4 }),
      items: fc.integer({ min: 1, max: 3 }),
      schedule: fc.constantFrom('in-turn' as const, 'at-once' as const),
    });
  });
  await fc.assert(
    fc.asyncProperty(runs, async (given) => {
      const modelOf = (id: (typeof names)[number]) => sized(id, given.sizes[id]);
      const pool = await watchedPool(given.budgetBytes, given.loaded.map(modelOf));
      const first = pool.ids();
      const { steps, tasks, execution } = planned(
        pool,
        given.columns.map(modelOf),
        given.items,
        given.schedule,
      );
      await execution.run(steps, tasks);
      expect(pool.events).toEqual(announced(steps));
      expect(pool.loadedAtRun).toEqual(loadedAsPlanned(first, steps));
      expect(tasks.map(({ turn }) => turn.text)).toEqual(tasks.map(() => 'Hello'));
    }),
  );
});

test('the steps are taken in the order of the plan, whichever it is', async () => {
  const pool = await watchedPool(200, []);
  const columns = [sized('a', 50), sized('b', 50)];
  const { steps, tasks, execution } = planned(pool, columns, 1, 'in-turn');
  const loads = steps.filter(({ kind }) => kind === 'load').toReversed();
  await execution.run([...loads, ...steps.filter(({ kind }) => kind === 'run')], tasks);
  expect(pool.events).toEqual(['load b', 'load a', 'run 0A', 'run 0B']);
});

test('a model that is to have more context is loaded anew as the plan says', async () => {
  const roomy: Model = {
    ...model,
    id: 'roomy',
    contextTokens: 4096,
    needs: { ...model.needs, memoryBytes: 5096, contextTokens: 4096, kvBytesPerToken: 1 },
  };
  const pool = await watchedPool(3000, [roomy]);
  expect(pool.engines.loaded).toMatchObject([{ modelId: 'roomy', memoryBytes: 2792 }]);
  pool.memory.budgetBytes = 9000;
  const { steps, tasks, execution } = planned(pool, [roomy], 1, 'in-turn');
  expect(announced(steps)).toEqual(['unload roomy', 'load roomy', 'run 0A']);
  await execution.run(steps, tasks);
  expect(pool.events).toEqual(announced(steps));
  expect(pool.engines.loaded).toMatchObject([{ modelId: 'roomy', memoryBytes: 5096 }]);
});

test('where models take more than planned, they answer one after another, each loaded once', async () => {
  const pool = await watchedPool(200, []);
  const columns = [sized('a', 50), sized('b', 50)];
  const { steps, tasks, execution, over } = planned(pool, columns, 1, 'at-once');
  const usual = pool.next.engine;
  let loads = 0;
  pool.next.engine = () => {
    loads += 1;
    const engine = usual();
    // The second of two side by side finds no room.
    if (loads === 2) {
      engine.loadOutcome = Promise.resolve(failed({ kind: 'out-of-memory', detail: 'full' }));
    }
    return engine;
  };
  await execution.run(steps, tasks);
  expect(pool.events).toEqual([
    'load a',
    'load b',
    'unload a',
    'load b',
    'run 0B',
    'load a',
    'run 0A',
  ]);
  expect(over.map(({ turn }) => [turn.id, turn.circumstances?.contended])).toEqual([
    ['0B', false],
    ['0A', false],
  ]);
});

test('a run that is ended between two loads closes what was made ready, and asks nobody', async () => {
  const pool = await watchedPool(200, []);
  const columns = [sized('a', 50), sized('b', 50)];
  const { steps, tasks, execution, over } = planned(pool, columns, 1, 'at-once');
  const usual = pool.next.engine;
  pool.next.engine = () => {
    if (pool.events.length > 0) execution.end();
    return usual();
  };
  await execution.run(steps, tasks);
  expect(pool.events.filter((event) => event.startsWith('run'))).toEqual([]);
  expect(tasks.map(({ turn }) => [turn.phase, turn.finish])).toEqual([
    ['done', 'interrupted'],
    ['done', 'interrupted'],
  ]);
  expect(over.length).toBe(2);
});
