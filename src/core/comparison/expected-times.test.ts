import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedTimes, type Answering } from './expected-times';
import type { LearntTimes } from './learnt-times';
import { planRun, type PlannedCell } from './plan';

const times: LearntTimes = {
  modelId: 'small',
  adapter: 'gpu',
  loadMs: [900, 1000, 5000],
  prefillTokensPerSecond: [100],
  decodeTokensPerSecond: [10],
  answerTokens: [40, 60, 50],
};

const limits = { promptCharacters: 0, maxTokens: 256, maxSeconds: 300 };
const asked = (change: Partial<Answering> = {}) => ({ modelId: 'small', ...limits, ...change });

/** One answer of `small`, in milliseconds. */
function answerMs(change: Partial<Answering> = {}, known: Partial<LearntTimes> = {}) {
  const steps = [{ kind: 'run' as const, cells: [{ item: 0, column: 0 }] }];
  const { stepsMs } = expectedTimes(
    steps,
    () => asked(change),
    () => ({ ...times, ...known }),
  );
  return stepsMs[0];
}

/** What the chat template adds to a prompt is read too. */
const templateMs = 160;

describe('the expected time', () => {
  it('of a load is the middle one of the latest', () => {
    const { stepsMs } = expectedTimes(
      [{ kind: 'load', modelId: 'small' }],
      () => undefined,
      () => times,
    );
    expect(stepsMs).toEqual([1000]);
  });

  it('of an answer is reading the prompt and writing as much as answers had', () => {
    expect(answerMs()).toBe(templateMs + 5000);
    expect(answerMs({ promptCharacters: 4000 })).toBe(templateMs + 10_000 + 5000);
  });

  it('of an answer ends at its limits', () => {
    expect(answerMs({ maxTokens: 10 })).toBe(templateMs + 1000);
    expect(answerMs({ maxSeconds: 5 })).toBe(5000);
  });

  it('of an answer that used to run into its limit is that of the limit now', () => {
    expect(answerMs({ maxTokens: 100 }, { answerTokens: [null] })).toBe(templateMs + 10_000);
  });

  it('of an answer is up to its limit where none came to its end', () => {
    expect(answerMs({ maxTokens: 100 }, { answerTokens: [] })).toBe(templateMs + 10_000);
  });

  it('is not known of a model that has only been loaded', () => {
    expect(answerMs({}, { decodeTokensPerSecond: [] })).toBeNull();
  });

  it('of columns at once is what they take one after another', () => {
    const cells = [0, 1].map((column) => ({ item: 0, column }));
    const { stepsMs } = expectedTimes(
      [{ kind: 'run', cells }],
      () => asked(),
      () => times,
    );
    expect(stepsMs).toEqual([2 * (templateMs + 5000)]);
  });

  it('counts the warming up once for each model', () => {
    const steps = [0, 1].map((item) => ({ kind: 'run' as const, cells: [{ item, column: 0 }] }));
    const { stepsMs } = expectedTimes(
      steps,
      () => asked(),
      () => times,
      true,
    );
    expect(stepsMs).toEqual([2 * templateMs + 400 + 5000, templateMs + 5000]);
  });

  it('counts the warming up with no more tokens than an answer may have', () => {
    const steps = [{ kind: 'run' as const, cells: [{ item: 0, column: 0 }] }];
    const { stepsMs } = expectedTimes(
      steps,
      () => asked({ maxTokens: 2 }),
      () => times,
      true,
    );
    expect(stepsMs).toEqual([2 * (templateMs + 200)]);
  });

  it('says what is known of a plan where some of it is not', () => {
    const plan = planRun({
      columns: ['small', 'new'].map((modelId) => ({ modelId, memoryBytes: 1 })),
      order: [0, 1],
      items: 1,
      loadedModels: [],
      budgetBytes: 10,
      schedule: 'in-turn',
    });
    const expected = expectedTimes(
      plan,
      ({ column }) => asked({ modelId: column === 0 ? 'small' : 'new' }),
      (modelId) => (modelId === 'small' ? times : undefined),
    );
    expect(expected.stepsMs).toEqual([1000, templateMs + 5000, null, null]);
    expect(expected).toMatchObject({ knownMs: 6000 + templateMs, isComplete: false });
  });

  const plans = fc.record({
    columns: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 }),
    items: fc.integer({ min: 1, max: 20 }),
    schedule: fc.constantFrom('in-turn' as const, 'at-once' as const),
    budgetBytes: fc.integer({ min: 1, max: 4 }),
  });

  it('of a batch is its loads and, however it is planned, every answer once', () => {
    fc.assert(
      fc.property(plans, ({ columns, ...how }) => {
        const plan = planRun({
          columns: columns.map((modelId) => ({ modelId, memoryBytes: 1 })),
          order: [...columns.keys()],
          loadedModels: [],
          ...how,
        });
        const answering = ({ column }: PlannedCell): Answering =>
          asked({ modelId: columns[column] ?? '' });
        const { knownMs, isComplete } = expectedTimes(plan, answering, () => times);
        const loads = new Set(columns).size;
        const answers = columns.length * how.items;
        expect(isComplete).toBe(true);
        expect(knownMs).toBeCloseTo(loads * 1000 + answers * (templateMs + 5000), 3);
      }),
    );
  });

  it('is never less for a longer prompt or a wider limit', () => {
    const some = fc.nat(1e6);
    fc.assert(
      fc.property(some, some, some, some, (characters, more, maxTokens, room) => {
        const least = answerMs({ promptCharacters: characters, maxTokens }) ?? NaN;
        const most = answerMs({
          promptCharacters: characters + more,
          maxTokens: maxTokens + room,
        });
        expect(most).toBeGreaterThanOrEqual(least);
      }),
    );
  });
});
