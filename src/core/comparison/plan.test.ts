import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planRun, type PlanRequest, type Step } from './plan';

const model = (modelId: string, memoryBytes: number | null) => ({ modelId, memoryBytes });

const request: PlanRequest = {
  columns: [model('a', 60), model('b', 60)],
  order: [0, 1],
  items: 1,
  loadedModels: [],
  budgetBytes: 100,
  schedule: 'in-turn',
};

const words = (steps: readonly Step[]) =>
  steps.map((step) =>
    step.kind === 'run'
      ? step.cells.map(({ item, column }) => `${item}${'ABCD'[column]}`).join('+')
      : `${step.kind} ${step.modelId}`,
  );

describe('in turn', () => {
  test('a model makes room for the next where both do not fit', () => {
    const expected = ['load a', '0A', 'unload a', 'load b', '0B'];
    expect(words(planRun(request))).toEqual(expected);
  });

  test('models that fit together stay', () => {
    expect(words(planRun({ ...request, budgetBytes: 120 }))).toEqual([
      'load a',
      '0A',
      'load b',
      '0B',
    ]);
  });

  test('a model that is loaded answers first where it would have to make room', () => {
    const loaded = { ...request, loadedModels: [model('b', 60)] };
    expect(words(planRun(loaded))).toEqual(['0B', 'unload b', 'load a', '0A']);
  });

  test('a model that is loaded keeps its place in the order where there is room', () => {
    const loaded = { ...request, budgetBytes: 120, loadedModels: [model('b', 60)] };
    expect(words(planRun(loaded))).toEqual(['load a', '0A', '0B']);
  });

  test('what no column needs leaves before what one does', () => {
    const loaded = {
      ...request,
      budgetBytes: 130,
      loadedModels: [model('b', 60), model('x', 60)],
    };
    expect(words(planRun(loaded))).toEqual(['0B', 'unload x', 'load a', '0A']);
  });

  test('a model answers all prompts of a batch before the next one comes', () => {
    const batch = { ...request, items: 2 };
    expect(words(planRun(batch))).toEqual(['load a', '0A', '1A', 'unload a', 'load b', '0B', '1B']);
  });

  test('columns of one model stand together', () => {
    const shared = {
      ...request,
      columns: [model('a', 60), model('b', 60), model('a', 60)],
      order: [2, 1, 0],
    };
    expect(words(planRun(shared))).toEqual(['load a', '0C', '0A', 'unload a', 'load b', '0B']);
  });

  test('a model of unknown size shares the GPU with no other', () => {
    const unknown = { ...request, columns: [model('a', 1), model('b', null)], budgetBytes: 1e9 };
    expect(words(planRun(unknown))).toEqual(['load a', '0A', 'unload a', 'load b', '0B']);
  });
});

describe('at once', () => {
  test('models that fit run side by side, the rest after them', () => {
    const three = {
      ...request,
      columns: [model('a', 50), model('b', 50), model('c', 50)],
      order: [0, 1, 2],
      items: 2,
      schedule: 'at-once' as const,
    };
    expect(words(planRun(three))).toEqual([
      'load a',
      'load b',
      '0A+0B',
      '1A+1B',
      'unload a',
      'load c',
      '0C',
      '1C',
    ]);
  });

  test('columns of one model take turns on its engine', () => {
    const shared = {
      ...request,
      columns: [model('a', 50), model('a', 50), model('b', 50)],
      order: [0, 1, 2],
      schedule: 'at-once' as const,
    };
    expect(words(planRun(shared))).toEqual(['load a', 'load b', '0A+0C', '0B']);
  });
});

describe('any plan', () => {
  const sizes = fc.record({
    a: fc.option(fc.nat(100)),
    b: fc.option(fc.nat(100)),
    c: fc.option(fc.nat(100)),
    d: fc.option(fc.nat(100)),
    e: fc.option(fc.nat(100)),
  });
  const names = ['a', 'b', 'c', 'd', 'e'] as const;
  const requests = fc
    .record({
      sizes,
      columns: fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }),
      loadedModels: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 4 }),
      items: fc.integer({ min: 1, max: 3 }),
      budgetBytes: fc.nat(250),
      schedule: fc.constantFrom('in-turn' as const, 'at-once' as const),
      shift: fc.nat(3),
    })
    .map(({ sizes: bytes, columns, loadedModels, shift, budgetBytes, ...rest }) => {
      const sized = (name: (typeof names)[number]) => model(name, bytes[name]);
      // What is loaded fits, or is alone.
      const loaded: ReturnType<typeof sized>[] = [];
      for (const name of loadedModels) {
        const taken = [...loaded, sized(name)];
        const sum = taken.reduce((total, one) => total + (one.memoryBytes ?? Infinity), 0);
        if (taken.length === 1 || sum <= budgetBytes) loaded.push(sized(name));
      }
      const indices = columns.map((_, index) => index);
      return {
        ...rest,
        budgetBytes,
        columns: columns.map(sized),
        loadedModels: loaded,
        order: [...indices.slice(shift), ...indices.slice(0, shift)],
      };
    });

  /** Follows the plan as the GPU's memory would. */
  function follow(given: PlanRequest, look: (loaded: Set<string>, step: Step) => void): void {
    const loaded = new Set(given.loadedModels.map(({ modelId }) => modelId));
    for (const step of planRun(given)) {
      if (step.kind === 'load') loaded.add(step.modelId);
      if (step.kind === 'unload') loaded.delete(step.modelId);
      look(loaded, step);
    }
  }

  test('never takes more than the budget, but for one model alone', () => {
    fc.assert(
      fc.property(requests, (given) => {
        const all = [...given.columns, ...given.loadedModels];
        const bytesOf = (modelId: string) =>
          all.find((one) => one.modelId === modelId)?.memoryBytes ?? Infinity;
        follow(given, (loaded) => {
          const taken = [...loaded].reduce((sum, modelId) => sum + bytesOf(modelId), 0);
          expect(loaded.size < 2 || taken <= given.budgetBytes).toBe(true);
        });
      }),
    );
  });

  test('runs every column with every prompt exactly once, on a model that is loaded', () => {
    fc.assert(
      fc.property(requests, (given) => {
        const ran: string[] = [];
        follow(given, (loaded, step) => {
          if (step.kind !== 'run') return;
          for (const { item, column } of step.cells) {
            ran.push(`${item} ${column}`);
            expect(loaded).toContain(given.columns[column]?.modelId);
          }
          const models = step.cells.map(({ column }) => given.columns[column]?.modelId);
          expect(new Set(models).size).toBe(models.length);
          if (given.schedule === 'in-turn') expect(step.cells.length).toBe(1);
        });
        expect(new Set(ran).size).toBe(ran.length);
        expect(ran.length).toBe(given.columns.length * given.items);
      }),
    );
  });

  test('loads no model twice, none that is loaded, and none that has no column', () => {
    fc.assert(
      fc.property(requests, (given) => {
        const loads = planRun(given).flatMap((step) => (step.kind === 'load' ? step.modelId : []));
        expect(new Set(loads).size).toBe(loads.length);
        for (const modelId of loads) {
          expect(given.loadedModels.map((one) => one.modelId)).not.toContain(modelId);
          expect(given.columns.map((one) => one.modelId)).toContain(modelId);
        }
      }),
    );
  });
});
