import { describe, expect, test } from 'vitest';
import type { Model } from '../../core/catalogue/model';
import type { Controls } from '../../core/comparison/controls';
import { newColumn } from '../../core/comparison/first-workspace';
import { failed } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import { Comparison } from './comparison.svelte';
import {
  comparisonPorts,
  enginePool,
  FakeEngine,
  model,
  newScreen,
  other,
  recording,
  settle,
  voting,
} from '../fakes';
import { promptUses } from './prompt-uses';

/** Columns of two models, A small and B other, unless named otherwise. */
function setUp(controls: Partial<Controls> = {}, models: readonly Model[] = [model, other]) {
  const pool = enginePool();
  const { made, next, memory } = pool;
  const recorded = recording();
  const { runs, onNotKept } = recorded;
  const votes = voting(runs);
  const ports = comparisonPorts(pool, models, recorded, votes);
  const screen = newScreen(models.map((one, index) => newColumn(`column-${index}`, one)));
  const workspace = { ...screen, controls: { ...screen.controls, ...controls } };
  const comparison = new Comparison(ports, workspace);
  const reopened = () => new Comparison(ports, structuredClone(comparison.record));
  const [a, b] = comparison.columns;
  if (!a || !b) throw new Error('there are two columns');
  /** Asks, and answers with the engine's number and how many it has been asked. */
  const ask = async (prompt: string) => {
    const run = comparison.run(prompt);
    await answerAll();
    await run;
  };
  const answerAll = async () => {
    while (comparison.running) {
      await settle();
      made.forEach((engine, index) => {
        engine.finish(`${index}: ${engine.requests.length}`);
      });
    }
  };
  const uses = promptUses(comparison, { prompts: [] }, () => undefined);
  return {
    comparison,
    uses,
    memory,
    made,
    next,
    votes,
    runs,
    onNotKept,
    a,
    b,
    ask,
    answerAll,
    reopened,
  };
}

describe('columns', () => {
  test('are moved, and stay within the row', () => {
    const { comparison, a, b } = setUp();
    comparison.move(a, 1);
    expect(comparison.columns).toEqual([b, a]);
    comparison.move(a, 1);
    comparison.move(b, -1);
    expect(comparison.columns).toEqual([b, a]);
  });

  test('are doubled with their settings and without their conversation, up to four', async () => {
    const { comparison, a, b, ask } = setUp();
    comparison.configure(a, { ...a.settings, temperature: 1.5 });
    await ask('Hi');
    comparison.duplicate(a);
    expect(comparison.columns[1]).toMatchObject({ modelId: 'small', settings: a.settings });
    expect(comparison.columns[1]?.turns).toEqual([]);
    comparison.duplicate(b);
    comparison.duplicate(b);
    expect(comparison.columns.length).toBe(4);
  });

  test('can be asked alone', async () => {
    const { comparison, a, b, answerAll } = setUp();
    const run = comparison.run('Hi', [b]);
    await answerAll();
    await run;
    expect([a.turns.length, b.turns.length]).toEqual([0, 1]);
    expect(comparison.rounds.votable).toBe(false);
  });
});

describe('fair runs', () => {
  test('take the first column’s seed, and start from an empty cache', async () => {
    const { comparison, made, a, b, ask } = setUp();
    comparison.configure(a, { ...a.settings, seed: 5 });
    comparison.configure(b, { ...b.settings, seed: 6 });
    await ask('Hi');
    expect(made.map(({ requests }) => requests[0]?.sampling.seed)).toEqual([5, 5]);
    // Once more than before: the self-test has one of its own.
    expect(made.map(({ resets }) => resets)).toEqual([2, 2]);
    expect(a.turns[0]?.circumstances).toEqual({
      fresh: true,
      contended: false,
      afterLoss: false,
      place: 0,
    });
    expect(b.turns[0]?.circumstances?.place).toBe(1);
  });

  test('leave the cache and the seeds alone where that is wished', async () => {
    const { comparison, made, b, ask } = setUp({ fresh: false, sameSeed: false });
    comparison.configure(b, { ...b.settings, seed: 6 });
    await ask('Hi');
    expect(made.map(({ requests }) => requests[0]?.sampling.seed)).toEqual([42, 6]);
    expect(made.map(({ resets }) => resets)).toEqual([1, 1]);
  });

  test('warm each model up once, and do not count it', async () => {
    const { made, a, ask } = setUp({ warmUp: true });
    await ask('Hi');
    expect(made[0]?.requests.map(({ sampling }) => sampling.maxTokens)).toEqual([4, 256]);
    expect(a.turns.length).toBe(1);
  });

  test('say where a processor did the work of a graphics card, and only there', async () => {
    const { a, memory, ask } = setUp();
    await ask('Hi');
    memory.isSoftware = true;
    await ask('Hi');
    expect(a.turns.map(({ circumstances }) => circumstances?.software)).toEqual([undefined, true]);
  });

  test('warm up with no more tokens than an answer may have', async () => {
    const { comparison, made, a, ask } = setUp({ warmUp: true });
    comparison.configure(a, { ...a.settings, maxTokens: 2 });
    await ask('Hi');
    expect(made[0]?.requests.map(({ sampling }) => sampling.maxTokens)).toEqual([2, 2]);
  });

  test('at once ask the models side by side, and say that they shared the GPU', async () => {
    const { comparison, made, a, b } = setUp({ schedule: 'at-once' });
    const run = comparison.run('Hi');
    await expect
      .poll(() => [a, b].map(({ running }) => running?.phase))
      .toEqual(['prefill', 'prefill']);
    for (const engine of made) engine.finish('Hello.');
    await run;
    expect([a, b].map(({ turns }) => turns[0]?.circumstances?.contended)).toEqual([true, true]);
  });

  test('at once all say that the GPU was lost, whichever engine tells of it', async () => {
    const { comparison, made, a, b } = setUp({ schedule: 'at-once' });
    const run = comparison.run('Hi');
    await expect
      .poll(() => [a, b].map(({ running }) => running?.phase))
      .toEqual(['prefill', 'prefill']);
    made[0]?.push({ text: 'Hel', tokens: 1 });
    made[1]?.lose({ kind: 'device-lost', detail: 'gone' });
    await run;
    expect([a, b].map(({ turns }) => turns[0]?.failure?.kind)).toEqual([
      'device-lost',
      'device-lost',
    ]);
    expect(a.turns[0]?.text).toBe('Hel');
  });

  test('end an answer that takes too long, and say so', async () => {
    const { comparison, made, a } = setUp({ maxSeconds: 0.01 });
    const run = comparison.run('Hi');
    await settle();
    made[0]?.push({ text: 'Hel', tokens: 1 });
    await expect.poll(() => made[0]?.interrupted).toBe(1);
    made[0]?.finish('Hel', 'interrupted');
    await expect.poll(() => made[1]?.requests.length).toBe(1);
    made[1]?.finish('Hey.');
    await run;
    expect(a.turns[0]).toMatchObject({ finish: 'time', text: 'Hel' });
  });
});

describe('an engine that', () => {
  test('warms up for too long is ended by the same limit, and the rest goes on', async () => {
    const { comparison, made, a, b } = setUp({ warmUp: true, maxSeconds: 1 });
    const run = comparison.run('Hi');
    await expect.poll(() => made[0]?.interrupted, { timeout: 10_000 }).toBe(1);
    expect(a.running?.phase).toBe('prefill');
    made[0]?.finish('', 'interrupted');
    await settle();
    expect(a.turns[0]).toMatchObject({ phase: 'done', finish: 'time', text: '' });
    expect(a.turns[0]?.failure).toBeUndefined();
    expect(made[0]?.requests.length).toBe(1);
    // The other model has a time of its own.
    made[1]?.finish('');
    await settle();
    made[1]?.finish('Hey.');
    await run;
    expect(b.turns[0]).toMatchObject({ finish: 'stop', text: 'Hey.' });
  });

  test('is stopped while it warms up answers nothing after that', async () => {
    const { comparison, made, a } = setUp({ warmUp: true });
    const run = comparison.run('Hi', [a]);
    await settle();
    comparison.stop(a);
    made[0]?.finish('', 'interrupted');
    await run;
    expect(a.turns[0]).toMatchObject({ finish: 'interrupted', text: '' });
    expect(made[0]?.requests.length).toBe(1);
  });

  test('is lost while it warms up says so', async () => {
    const { comparison, made, a } = setUp({ warmUp: true });
    const run = comparison.run('Hi', [a]);
    await settle();
    made[0]?.lose({ kind: 'device-lost', detail: 'gone' });
    await run;
    expect(a.turns[0]?.failure?.kind).toBe('device-lost');
  });

  test.each(['reset', 'generate'] as const)(
    'cannot even be asked (%s) fails that answer alone',
    async (call) => {
      const { comparison, next, made, a, b } = setUp();
      next.engine = () => {
        const engine = new FakeEngine();
        // It is gone once it has been tested.
        if (made.length === 0) engine.worksUntil = { call, times: 1 };
        return engine;
      };
      const run = comparison.run('Hi');
      await expect.poll(() => b.running?.phase).toBe('prefill');
      expect(a.turns[0]?.failure).toEqual({
        kind: 'generation-failed',
        detail: 'Error: the worker is gone',
      });
      made[1]?.finish('Hey.');
      await run;
      expect(b.turns[0]?.text).toBe('Hey.');
    },
  );
});

describe('a prompt of the library', () => {
  const filled = {
    text: 'Who is Ada?',
    promptId: 'who',
    tags: ['people'],
    responseSchema: '{"type":"object"}',
  };
  const vote = (comparison: Comparison) => comparison.rounds.vote({ kind: 'all-equal' });

  test('gives its tags to the vote on its answers, also after a reload', async () => {
    const { comparison, votes, answerAll, reopened } = setUp();
    comparison.take(filled);
    const again = reopened();
    expect([again.draft, again.responseSchema]).toEqual([filled.text, filled.responseSchema]);
    const run = comparison.run(comparison.draft);
    await answerAll();
    await run;
    await vote(reopened());
    expect(votes.kept.map(({ tags }) => tags)).toEqual([['people']]);
    expect(reopened().columns[0]?.turns[0]?.record.origin).toEqual({
      promptId: 'who',
      tags: ['people'],
    });
  });

  test('keeps them when it is asked again, and not when it is edited', async () => {
    const { comparison, a, answerAll } = setUp();
    comparison.take(filled);
    const originAfter = async (work: Promise<void>) => {
      await answerAll();
      await work;
      return a.turns[0]?.origin?.promptId;
    };
    expect(await originAfter(comparison.run(comparison.draft))).toBe('who');
    const [turn] = a.turns;
    if (!turn) throw new Error('there is a turn');
    expect(await originAfter(comparison.regenerate(a, turn))).toBe('who');
    expect(await originAfter(comparison.edit(a, turn, 'Who is Bo?'))).toBeUndefined();
  });

  test('is none any more once its text is changed, and what is asked next is none', async () => {
    const { comparison, votes, ask } = setUp();
    comparison.take(filled);
    comparison.draft = 'Who is Bo?';
    await ask('Who is Bo?');
    await vote(comparison);
    comparison.take(filled);
    await ask('Something else?');
    await vote(comparison);
    expect(votes.kept.map(({ tags }) => tags)).toEqual([[], []]);
  });

  test('would take the place of what was typed, but of no other prompt of the library', () => {
    const { comparison, uses } = setUp();
    expect(uses.loses.draft(filled.text)).toBe(false);
    comparison.draft = 'Typed.';
    expect(uses.loses.draft(filled.text)).toBe(true);
    expect(uses.loses.draft('Typed.')).toBe(false);
    uses.onAsk(filled);
    expect(comparison.draft).toBe(filled.text);
    expect(uses.loses.draft('Other')).toBe(false);
    comparison.draft = `${filled.text} Shortly.`;
    expect(uses.loses.draft('Other')).toBe(true);
  });

  test('that is a preset goes to all columns, and would take the place of what they were told', () => {
    const { comparison, uses, a } = setUp();
    expect(uses.loses.systemPrompts('Be brief.')).toBe(false);
    comparison.configure(a, { ...a.settings, systemPrompt: 'Be kind.' });
    expect(uses.loses.systemPrompts('Be kind.')).toBe(false);
    expect(uses.loses.systemPrompts('Be brief.')).toBe(true);
    uses.onSystemPrompt('Be brief.');
    expect(comparison.columns.map(({ settings }) => settings.systemPrompt)).toEqual([
      'Be brief.',
      'Be brief.',
    ]);
    expect(uses.loses.systemPrompts('Be brief.')).toBe(false);
  });
});

describe('branches', () => {
  test('keep what was said when a prompt is edited or asked again', async () => {
    const { comparison, a, ask, answerAll } = setUp();
    await ask('One');
    await ask('Two');
    const [one, two] = a.turns;
    if (!one || !two) throw new Error('there are two turns');
    const edited = comparison.edit(a, one, 'Other');
    await answerAll();
    await edited;
    expect(a.turns.map(({ prompt }) => prompt)).toEqual(['Other']);
    expect(a.branchesAt(one).map(({ prompt }) => prompt)).toEqual(['One', 'Other']);
    comparison.show(a, one);
    expect(a.turns).toEqual([one, two]);
    const again = comparison.regenerate(a, two);
    await answerAll();
    await again;
    expect(a.turns.map(({ prompt }) => prompt)).toEqual(['One', 'Two']);
    expect(a.branchesAt(two).length).toBe(2);
  });

  test('are asked with their own conversation alone', async () => {
    const { comparison, made, a, ask, answerAll } = setUp();
    await ask('One');
    const [one] = a.turns;
    if (!one) throw new Error('there is a turn');
    const edited = comparison.edit(a, one, 'Other');
    await answerAll();
    await edited;
    expect(made[0]?.requests.at(-1)?.input).toEqual({
      kind: 'chat',
      messages: [{ role: 'user', text: 'Other' }],
    });
  });

  test('outlive the visit', async () => {
    const { comparison, a, ask, answerAll, reopened } = setUp();
    await ask('One');
    const [one] = a.turns;
    if (!one) throw new Error('there is a turn');
    const edited = comparison.edit(a, one, 'Other');
    await answerAll();
    await edited;
    const [kept] = reopened().columns;
    const [shown] = kept?.turns ?? [];
    expect(shown?.prompt).toBe('Other');
    expect(shown && kept?.branchesAt(shown).length).toBe(2);
  });

  test('an answer that was ended is gone on with', async () => {
    const { comparison, made, a } = setUp();
    const run = comparison.run('Hi', [a]);
    await settle();
    made[0]?.finish('Once upon', 'length');
    await run;
    const more = comparison.goOn(a);
    await settle();
    expect(made[0]?.requests.at(-1)?.input).toMatchObject({ answerBegins: 'Once upon' });
    made[0]?.push({ text: ' a', tokens: 1 });
    expect(a.turns[0]?.text).toBe('Once upon a');
    made[0]?.finish(' a time.');
    await more;
    expect(a.turns.map(({ text, finish }) => [text, finish])).toEqual([
      ['Once upon a time.', 'stop'],
    ]);
  });

  test('an answer that the context had no more room for says so', async () => {
    const { comparison, made, a } = setUp();
    const run = comparison.run('Hi', [a]);
    await settle();
    made[0]?.finish('Once upon', 'length', 7);
    await run;
    expect(a.turns[0]).toMatchObject({ text: 'Once upon', finish: 'context' });
  });

  test('an answer that cannot be gone on with stays as it was', async () => {
    const { comparison, made, a } = setUp();
    const run = comparison.run('Hi', [a]);
    await settle();
    made[0]?.finish('Once upon', 'length');
    await run;
    const more = comparison.goOn(a);
    await settle();
    made[0]?.fail({ kind: 'generation-failed', detail: 'x' });
    await more;
    expect(a.turns[0]).toMatchObject({ text: 'Once upon', finish: 'length' });
    expect(a.turns[0]?.failure?.kind).toBe('generation-failed');
  });
});

describe('an answer that is asked for again', () => {
  async function answered() {
    const all = setUp();
    const { comparison, b, made, ask, answerAll } = all;
    await ask('Hi');
    /** Asks for what stands last in the column again, and gives the seeds that there were. */
    const again = async (column: typeof b, seed: 'same' | 'new') => {
      const turn = column.turns.at(-1);
      if (!turn) throw new Error('there is a turn');
      const run = comparison.regenerate(column, turn, seed);
      await answerAll();
      await run;
      return made[column === b ? 1 : 0]?.requests.map(({ sampling }) => sampling.seed);
    };
    return { ...all, again };
  }

  test('comes with the same seed, or with a new one for it alone', async () => {
    const { comparison, b, ask, again, made, reopened } = await answered();
    expect(await again(b, 'same')).toEqual([42, 42]);
    expect(await again(b, 'new')).toEqual([42, 42, 1001]);
    expect(b.allTurns.map(({ parentId }) => parentId)).toEqual([null, null, null]);
    expect(b.settings.seed).toBe(42);
    expect(reopened().columns[1]?.turns[0]?.seed).toBe(1001);
    // To ask exactly the same again takes the seed that it was asked with.
    expect(await again(b, 'same')).toEqual([42, 42, 1001, 1001]);
    await ask('And then?');
    expect(made[1]?.requests.at(-1)?.sampling.seed).toBe(42);
    expect(comparison.columns[1]?.turns.map(({ seed }) => seed)).toEqual([1001, undefined]);
  });

  test('is kept with the seed that it had, in a run of its own that nobody judges', async () => {
    const { comparison, a, runs, again, answerAll } = await answered();
    expect(comparison.rounds.votable).toBe(true);
    await again(a, 'new');
    expect(comparison.rounds.sides).toEqual([]);
    expect(comparison.rounds.votable).toBe(false);
    const seeds = () =>
      [...runs.kept.values()].map(({ columns }) => columns.map(({ settings }) => settings.seed));
    expect(seeds()).toEqual([[42, 42], [1001]]);
    const [stamp] = [...runs.kept.values()].at(-1)?.cells.map((cell) => cell.stamp) ?? [];
    expect(stamp?.settingsSha256).toContain('"seed":1001');
    const retry = comparison.retry(a);
    await answerAll();
    await retry;
    expect(seeds()).toEqual([[42, 42], [1001], [1001]]);
  });
});

describe('a blind round', () => {
  test('hides which side is which until the vote, and keeps the vote with the sides', async () => {
    const { comparison, votes, ask } = setUp({ blind: true });
    const { rounds } = comparison;
    const run = ask('Hi');
    await settle();
    expect(rounds.hidden).toBe(true);
    expect(rounds.votable).toBe(false);
    await run;
    expect(rounds.votable).toBe(true);
    await rounds.vote({ kind: 'best', position: 1 });
    expect(rounds.hidden).toBe(false);
    expect(votes.kept).toMatchObject([
      {
        blind: true,
        promptHash: 'hash of Hi',
        verdict: { kind: 'best', position: 1 },
        contestants: rounds.sides.map(({ modelId }) => ({
          modelId,
          modelHash: `hash of ${modelId}`,
        })),
      },
    ]);
  });

  test('draws the sides anew each time, and begins a new conversation', async () => {
    const { comparison, a, ask } = setUp({ blind: true });
    const first = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      await ask(`Prompt ${round}`);
      first.add(comparison.rounds.sides[0]?.column.id ?? '');
      expect(a.turns.length).toBe(1);
    }
    expect(first.size).toBe(2);
  });

  test('stays hidden after a reload', async () => {
    const { ask, reopened, comparison } = setUp({ blind: true });
    await ask('Hi');
    const again = reopened();
    expect(again.rounds.hidden).toBe(true);
    expect(again.rounds.sides.map(({ column }) => column.id)).toEqual(
      comparison.rounds.sides.map(({ column }) => column.id),
    );
  });

  test('a vote is taken back; the next one is not blind', async () => {
    const { comparison, votes, ask } = setUp({ blind: true });
    const { rounds } = comparison;
    await ask('Hi');
    await rounds.vote({ kind: 'all-equal' });
    await rounds.undo();
    expect(votes.kept).toEqual([]);
    expect(rounds.verdict).toBeUndefined();
    await rounds.vote({ kind: 'all-bad' });
    expect(votes.kept).toMatchObject([{ blind: false, verdict: { kind: 'all-bad' } }]);
  });

  test('a vote on an answer that names its model does not count as blind', async () => {
    const { comparison, made, votes } = setUp({ blind: true }, [
      { ...model, name: 'Tinkle 1B' },
      other,
    ]);
    const run = comparison.run('Who are you?');
    for (let count = 0; comparison.running && count < 9; count += 1) {
      await settle();
      made[0]?.finish('I am Tinkle.');
      made[1]?.finish('A model.');
    }
    await run;
    await comparison.rounds.vote({ kind: 'all-equal' });
    expect(votes.kept).toMatchObject([{ blind: false }]);
  });

  test('a vote that cannot be kept reveals nothing, and can be given again', async () => {
    const { comparison, votes, ask } = setUp({ blind: true });
    const full = { kind: 'quota', neededBytes: 1, freeBytes: null } as const;
    const { add } = votes.store;
    votes.store.add = () => Promise.resolve(failed(full));
    await ask('Hi');
    await comparison.rounds.vote({ kind: 'all-equal' });
    expect(comparison.rounds).toMatchObject({ hidden: true, failure: full, verdict: undefined });
    votes.store.add = add;
    await comparison.rounds.vote({ kind: 'all-equal' });
    expect(comparison.rounds.failure).toBeUndefined();
    expect(votes.kept.length).toBe(1);
  });

  test('two presses give one vote', async () => {
    const { comparison, votes, ask } = setUp({ blind: true });
    await ask('Hi');
    const { rounds } = comparison;
    await Promise.all([rounds.vote({ kind: 'all-equal' }), rounds.vote({ kind: 'all-bad' })]);
    expect(votes.kept.length).toBe(1);
  });
});

describe('a vote that is there already', () => {
  const first = { kind: 'best', position: 0 } as const;
  const second = { kind: 'best', position: 1 } as const;

  test('of another tab stays, is shown, and can be taken back', async () => {
    const { comparison, ask, votes, reopened } = setUp({ blind: true });
    await ask('Who?');
    const other = reopened();
    await comparison.rounds.vote(first);
    await other.rounds.vote(second);
    expect(votes.kept).toMatchObject([{ blind: true, verdict: first }]);
    expect(other.rounds).toMatchObject({ verdict: first, alreadyVoted: true, hidden: false });
    await other.rounds.undo();
    expect(votes.kept).toEqual([]);
    expect(other.rounds).toMatchObject({ verdict: undefined, alreadyVoted: false });
    await comparison.rounds.refresh();
    expect(comparison.rounds.verdict).toBeUndefined();
  });

  test('is found after a reload, also where the round was not saved with it', async () => {
    const { comparison, ask, votes, reopened } = setUp({ blind: true });
    await ask('Who?');
    const saved = reopened();
    await comparison.rounds.vote(first);
    expect(saved.rounds.hidden).toBe(true);
    await saved.rounds.refresh();
    expect(saved.rounds).toMatchObject({ verdict: first, alreadyVoted: false, hidden: false });
    await saved.rounds.vote(second);
    expect(votes.kept.length).toBe(1);
  });

  test('on another prompt is not this one’s', async () => {
    const { comparison, ask, votes } = setUp();
    await ask('Who?');
    await comparison.rounds.vote(first);
    await ask('Why?');
    await comparison.rounds.refresh();
    expect(comparison.rounds.verdict).toBeUndefined();
    await comparison.rounds.vote(second);
    expect(votes.kept.length).toBe(2);
  });
});

test('a round with open names can be voted on as well', async () => {
  const { comparison, votes, ask } = setUp();
  await ask('Hi');
  expect(comparison.rounds.hidden).toBe(false);
  await comparison.rounds.vote({ kind: 'best', position: 0 });
  expect(votes.kept).toMatchObject([{ blind: false }]);
});

test('what a round was asked with is what the vote is about, whatever was set since', async () => {
  const { comparison, votes, a, ask } = setUp();
  await ask('Hi');
  comparison.configure(a, { ...a.settings, temperature: 2 });
  await comparison.rounds.vote({ kind: 'best', position: 0 });
  expect(votes.kept[0]?.contestants[0]?.settings).toBe('');
});

test('an answer that failed or was stopped is not judged; asked again with the same, it is', async () => {
  const { comparison, made, a, votes, answerAll } = setUp();
  const run = comparison.run('Hi');
  await settle();
  made[0]?.fail({ kind: 'generation-failed', detail: 'x' });
  await answerAll();
  await run;
  expect(comparison.rounds.votable).toBe(false);
  await comparison.rounds.vote({ kind: 'best', position: 1 });
  expect(votes.kept).toEqual([]);
  const again = comparison.retry(a);
  await answerAll();
  await again;
  expect(comparison.rounds.votable).toBe(true);
});

test('a round whose column is asked again with another model ends: its answers are no pair', async () => {
  const { comparison, made, a, answerAll } = setUp();
  const run = comparison.run('Hi');
  await settle();
  made[0]?.fail({ kind: 'generation-failed', detail: 'x' });
  await answerAll();
  await run;
  comparison.choose(a, 'other');
  const again = comparison.retry(a);
  await answerAll();
  await again;
  expect(comparison.rounds.sides).toEqual([]);
});

test('an answer after its engine was lost says so, once', async () => {
  const { comparison, made, a, b, answerAll } = setUp({}, [model, model]);
  const run = comparison.run('Hi', [a]);
  await settle();
  made[0]?.lose({ kind: 'device-lost', detail: 'x' });
  await run;
  const again = comparison.run('Hi');
  await answerAll();
  await again;
  const last = [a, b].map(({ turns }) => turns.at(-1)?.circumstances?.afterLoss);
  expect(last).toEqual([true, false]);
});

test('a model that cannot be loaded is not tried again in the same run', async () => {
  const { comparison, made, next, a, b } = setUp({}, [model, model]);
  next.engine = () => {
    const engine = new FakeEngine();
    engine.loadOutcome = Promise.resolve(failed({ kind: 'load-failed', detail: 'x' }));
    return engine;
  };
  await comparison.run('Hi');
  expect(made.length).toBe(1);
  expect([a, b].map(({ turns }) => turns[0]?.failure?.kind)).toEqual([
    'load-failed',
    'load-failed',
  ]);
});

describe('a run', () => {
  test('that is stopped while what it takes is still being loaded asks nobody', async () => {
    const { comparison, made, a, b, answerAll } = setUp();
    const run = comparison.run('Hi');
    comparison.stopAll();
    await answerAll();
    await run;
    expect(made).toEqual([]);
    expect([a, b].map(({ turns }) => turns[0]?.finish)).toEqual(['interrupted', 'interrupted']);
    expect([a, b].map(({ turns }) => turns[0]?.phase)).toEqual(['done', 'done']);
  });

  test('is kept with what it was asked with, and each answer with its stamp', async () => {
    const { comparison, runs, a, ask } = setUp({ maxSeconds: 60 });
    comparison.configure(a, { ...a.settings, temperature: 1.5 });
    await ask('Hi');
    await ask('And then?');
    const kept = await runs.list();
    if (!kept.ok) throw new Error('it is readable');
    const [first] = kept.value.runs.filter(({ head }) => head.items[0]?.text === 'Hi');
    const [second] = kept.value.runs.filter(({ head }) => head.items[0]?.text === 'And then?');
    expect(first).toMatchObject({
      done: 2,
      head: {
        origin: { kind: 'compare' },
        conditions: { schedule: 'in-turn', order: [0, 1], fresh: true, maxSeconds: 60 },
        columns: [
          { modelId: 'small', modelName: 'Small, q', settings: { temperature: 1.5 }, before: [] },
          { modelId: 'other', before: [] },
        ],
      },
    });
    expect(second?.head.columns[0]?.before).toEqual([
      { prompt: 'Hi', answer: '0: 1', modelName: 'Small, q' },
    ]);
    const whole = await runs.load(second?.head.id ?? '');
    expect(whole).toMatchObject({
      value: {
        cells: [
          {
            item: 0,
            column: 0,
            stamp: {
              weightsSha256: 'hash of weights of small',
              librarySha256: 'library',
              contextTokens: 100,
              engineVersion: '2',
              adapter: { vendor: 'v', architecture: 'a' },
            },
            outcome: { kind: 'answered', answer: { text: '0: 2', finish: 'stop' } },
          },
          { item: 0, column: 1, outcome: { kind: 'answered', answer: { text: '1: 2' } } },
        ],
      },
    });
  });

  test('says why a column has no answer', async () => {
    const { comparison, runs, made, answerAll } = setUp();
    const run = comparison.run('Hi');
    while (made.length === 0 || made[0]?.requests.length === 0) await settle();
    made[0]?.lose({ kind: 'device-lost', detail: 'gone' });
    await answerAll();
    await run;
    const kept = await runs.list();
    const id = kept.ok ? (kept.value.runs[0]?.head.id ?? '') : '';
    expect(await runs.load(id)).toMatchObject({
      value: {
        cells: [
          { column: 0, outcome: { kind: 'failed', failure: { kind: 'device-lost' } } },
          { column: 1, outcome: { kind: 'answered' } },
        ],
      },
    });
  });

  test('of a blind round is hidden until the vote', async () => {
    const { comparison, votes, runs, ask } = setUp({ blind: true });
    await ask('Hi');
    const kept = await runs.list();
    const run = kept.ok ? kept.value.runs[0] : undefined;
    expect(run?.head).toMatchObject({ conditions: { blind: true }, revealed: false });
    await comparison.rounds.vote({ kind: 'all-equal' });
    expect(votes.kept[0]?.runId).toBe(run?.head.id);
    expect(votes.revealed).toEqual([run?.head.id]);
  });

  test('that cannot be kept is told, and answered all the same', async () => {
    const { runs, onNotKept, a, ask } = setUp();
    const full: StoreFailure = { kind: 'quota', neededBytes: 1, freeBytes: 0 };
    runs.begin = () => Promise.resolve(failed(full));
    await ask('Hi');
    expect(onNotKept).toHaveBeenCalledWith(full);
    expect(a.turns[0]?.text).toBe('0: 1');
  });

  test('takes the answer of a column that was asked again into it', async () => {
    const { comparison, runs, votes, made, b, ask, answerAll } = setUp({ blind: true });
    const run = comparison.run('Hi');
    while ((made[0]?.requests.length ?? 0) === 0) await settle();
    made[0]?.lose({ kind: 'device-lost', detail: 'gone' });
    await answerAll();
    await run;
    const failedTurn = comparison.columns.find(({ turns }) => turns[0]?.failure) ?? b;
    const again = comparison.retry(failedTurn);
    await answerAll();
    await again;
    await comparison.rounds.vote({ kind: 'all-equal' });
    const [kept] = [...runs.kept.values()];
    expect(runs.kept.size).toBe(1);
    expect(votes.kept[0]?.runId).toBe(kept?.id);
    expect(kept?.cells.map(({ outcome }) => outcome.kind)).toEqual(['answered', 'answered']);
    await ask('Ho');
    expect(runs.kept.size).toBe(2);
  });

  test('that was shown in the records makes no blind vote any more', async () => {
    const { comparison, votes, runs, ask } = setUp({ blind: true });
    await ask('Hi');
    await runs.reveal([comparison.rounds.id ?? '']);
    await comparison.rounds.refresh();
    expect(comparison.rounds.hidden).toBe(false);
    await comparison.rounds.vote({ kind: 'all-equal' });
    expect(votes.kept[0]?.blind).toBe(false);
  });

  test('cannot be judged any more once an answer goes on from its end', async () => {
    const { comparison, a, ask, answerAll } = setUp();
    await ask('Hi');
    expect(comparison.rounds.votable).toBe(true);
    const run = comparison.goOn(a);
    await answerAll();
    await run;
    expect(comparison.rounds.votable).toBe(false);
  });

  test('is not noted again where nothing came in the place of an answer', async () => {
    const { comparison, runs, made, a, ask } = setUp();
    await ask('Hi');
    const run = comparison.retry(a);
    while (made[0]?.requests.length === 1) await settle();
    comparison.stopAll();
    made[0]?.finish('', 'interrupted');
    await run;
    expect(a.turns[0]?.text).toBe('0: 1');
    const kept = await runs.list();
    expect(kept.ok && kept.value.runs.map(({ done }) => done)).toEqual([2]);
  });
});

describe('a blind round without a vote', () => {
  const idsOf = (runs: { kept: ReadonlyMap<string, unknown> }) => [...runs.kept.keys()];

  test('is told of as shown once the next prompt shows the names', async () => {
    const { comparison, votes, runs, ask } = setUp({ blind: true });
    await ask('Hi');
    expect(votes.revealed).toEqual([]);
    comparison.control({ blind: false });
    await ask('Ho');
    expect(votes.revealed).toEqual(idsOf(runs).slice(0, 1));
  });

  test('stays hidden behind the next blind one, over a reload, and is shown with it', async () => {
    const { comparison, votes, runs, ask, reopened } = setUp({ blind: true });
    await ask('Hi');
    await ask('Ho');
    await ask('Hu');
    expect(votes.revealed).toEqual([]);
    await comparison.rounds.vote({ kind: 'all-equal' });
    expect(votes.revealed.toSorted()).toEqual(idsOf(runs).toSorted());
    // Each is told once.
    const again = reopened();
    await again.rounds.undo();
    await again.rounds.vote({ kind: 'all-bad' });
    expect(votes.revealed.slice(3)).toEqual([]);
  });

  test('is shown with the next one after a reload too, also in the records', async () => {
    const { votes, runs, ask, reopened } = setUp({ blind: true });
    await ask('Hi');
    await ask('Ho');
    const [first, second = ''] = idsOf(runs);
    await runs.reveal([second]);
    await reopened().rounds.refresh();
    expect(votes.revealed).toEqual([first, second]);
  });

  test('is told of as shown when one column is asked alone', async () => {
    const { comparison, votes, runs, a, ask, answerAll } = setUp({ blind: true });
    await ask('Hi');
    const run = comparison.run('Ho', [a]);
    await answerAll();
    await run;
    expect(votes.revealed).toEqual(idsOf(runs).slice(0, 1));
  });

  test('keeps its columns as they are: a change would show them', async () => {
    const { comparison, a, b, ask } = setUp({ blind: true });
    await ask('Hi');
    await ask('Hi');
    comparison.clear(a);
    comparison.removeColumn(b);
    const branch = a.turns[0] && a.branchesAt(a.turns[0]).find((turn) => turn !== a.turns[0]);
    if (branch) comparison.show(a, branch);
    expect(branch).toBeDefined();
    expect(comparison.columns).toEqual([a, b]);
    expect(a.turns).not.toContain(branch);
    expect(comparison.rounds).toMatchObject({ hidden: true, votable: true });
  });

  test('is shown once that is noted: a browser that is killed then finds it so', async () => {
    const { comparison, votes, runs, ask, reopened } = setUp({ blind: true });
    await ask('Hi');
    const saved = reopened();
    const noted: boolean[] = [];
    const { reveal } = runs;
    runs.reveal = (ids) => {
      noted.push(comparison.rounds.hidden);
      return reveal.call(runs, ids);
    };
    expect(await comparison.rounds.reveal()).toBe(true);
    expect([noted, comparison.rounds.hidden]).toEqual([[true], false]);
    expect(saved.rounds.hidden).toBe(true);
    await saved.rounds.vote({ kind: 'all-equal' });
    expect(votes.kept).toMatchObject([{ blind: false }]);
    expect(saved.rounds).toMatchObject({ hidden: false, isOpenVote: true });
    await saved.rounds.undo();
    expect(saved.rounds.isOpenVote).toBe(false);
    const found = reopened();
    await found.rounds.refresh();
    expect(found.rounds.hidden).toBe(false);
  });

  test('that was shown and not saved so is found as shown', async () => {
    const { comparison, ask, reopened } = setUp({ blind: true });
    await ask('Hi');
    const saved = reopened();
    await comparison.rounds.reveal();
    await saved.rounds.refresh();
    expect(saved.rounds).toMatchObject({ hidden: false, votable: true, verdict: undefined });
  });

  test('and is forgotten while that is noted is not looked for any more', async () => {
    const { comparison, a, runs, ask, reopened } = setUp({ blind: true });
    await ask('Hi');
    const saved = reopened();
    await comparison.rounds.reveal();
    const { reveal } = runs;
    runs.reveal = (ids) => {
      saved.rounds.forget();
      return reveal.call(runs, ids);
    };
    await saved.rounds.refresh();
    expect([saved.rounds.sides, a.everAsked.length]).toEqual([[], 1]);
  });

  test('stays hidden where it cannot be noted that it is shown, and nothing is asked openly', async () => {
    const { comparison, votes, runs, a, ask } = setUp({ blind: true });
    await ask('Hi');
    const { reveal } = votes;
    votes.reveal = () => Promise.resolve(failed({ kind: 'quota', neededBytes: 1, freeBytes: 0 }));
    const { rounds } = comparison;
    expect([await rounds.reveal(), rounds.hidden]).toEqual([false, true]);
    await runs.reveal([rounds.id ?? '']);
    await rounds.refresh();
    comparison.control({ blind: false });
    comparison.draft = 'Ho';
    await comparison.run('Ho');
    expect(rounds.hidden).toBe(true);
    expect([a.everAsked.length, comparison.draft]).toEqual([1, 'Ho']);
    votes.reveal = reveal;
    await ask('Ho');
    expect([rounds.hidden, a.everAsked.length]).toEqual([false, 2]);
  });

  test('of which no run could be kept is shown without a note, and has no blind vote', async () => {
    const { comparison, runs, votes, ask } = setUp({ blind: true });
    const full = failed({ kind: 'quota', neededBytes: 1, freeBytes: 0 } as const);
    const { begin } = runs;
    runs.begin = () => Promise.resolve(full);
    await ask('Hi');
    runs.begin = begin;
    await comparison.rounds.vote({ kind: 'all-equal' });
    expect(votes.kept).toMatchObject([{ blind: false }]);
    expect(comparison.rounds.hidden).toBe(false);
  });

  test('stays hidden where its answers are gone with their columns', async () => {
    const { comparison, votes, ask } = setUp({ blind: true });
    await ask('Hi');
    comparison.replace({ columns: [newColumn('new', model)] });
    expect(comparison.rounds.hidden).toBe(false);
    expect(votes.revealed).toEqual([]);
  });
});

describe('columns that were asked different things before', () => {
  const equal = { kind: 'all-equal' } as const;

  test('have no vote, and it is said why', async () => {
    const { comparison, votes, a, b, ask, answerAll } = setUp();
    const run = comparison.run('You are a poet', [a]);
    await answerAll();
    await run;
    await ask('Go on');
    expect(comparison.rounds).toMatchObject({ votable: false, obstacle: 'asked-differently' });
    await comparison.rounds.vote(equal);
    expect(votes.kept).toEqual([]);
    comparison.clear(a);
    comparison.clear(b);
    await ask('Go on');
    expect(comparison.rounds).toMatchObject({ votable: true, obstacle: undefined });
  });

  test('the vote belongs to all that was asked, and to the prompt where that is all', async () => {
    const { comparison, votes, ask } = setUp();
    for (const prompt of ['Hi', 'Go on']) {
      await ask(prompt);
      await comparison.rounds.vote(equal);
    }
    expect(votes.kept.map(({ promptHash }) => promptHash)).toEqual([
      'hash of Hi',
      'hash of ["Hi","Go on"]',
    ]);
  });

  test('models that go on with a text are told of nothing before', async () => {
    const completing: Model[] = [model, other].map((one) => ({ ...one, kind: 'completion' }));
    const { comparison, votes, a, ask, answerAll } = setUp({}, completing);
    const run = comparison.run('Once', [a]);
    await answerAll();
    await run;
    await ask('Twice');
    await comparison.rounds.vote(equal);
    expect(votes.kept.map(({ promptHash }) => promptHash)).toEqual(['hash of Twice']);
  });
});

describe('a blind round that cannot be judged', () => {
  /** The first that is asked fails. */
  async function lacking() {
    const all = setUp({ blind: true });
    const run = all.comparison.run('Hi');
    while ((all.made[0]?.requests.length ?? 0) === 0) await settle();
    all.made[0]?.fail({ kind: 'generation-failed', detail: 'x' });
    await all.answerAll();
    await run;
    return all;
  }

  test('says why, and asks again what is missing, under its own conditions, and stays hidden', async () => {
    const { comparison, made, runs, votes, answerAll } = await lacking();
    expect(comparison.rounds).toMatchObject({ votable: false, obstacle: 'incomplete' });
    comparison.control({ fresh: false });
    const resets = made[0]?.resets ?? 0;
    const again = comparison.retryRound();
    await answerAll();
    await again;
    expect(comparison.rounds).toMatchObject({ hidden: true, votable: true, obstacle: undefined });
    expect(made.map(({ requests }) => requests.length)).toEqual([2, 1]);
    expect(made[0]?.resets).toBe(resets + 1);
    expect(votes.revealed).toEqual([]);
    expect([...runs.kept.values()].map(({ cells }) => cells.length)).toEqual([2]);
  });

  test('says that all answers are empty, also where there are thoughts alone', async () => {
    const { comparison, made } = setUp({ blind: true });
    const run = comparison.run('Hi');
    while (comparison.running) {
      await settle();
      for (const engine of made) engine.finish('<think>I wonder', 'length');
    }
    await run;
    expect(comparison.rounds).toMatchObject({ votable: false, obstacle: 'empty' });
    // Where the names are shown, so are the thoughts.
    await comparison.rounds.reveal();
    expect(comparison.rounds.votable).toBe(true);
  });
});

test('the thoughts of an answer are kept with it: their marks, tokens and time', async () => {
  const marks = { open: '<think>', close: '</think>', isOpened: false };
  const { comparison, made, a, runs, answerAll } = setUp({}, [
    { ...model, thinking: marks },
    other,
  ]);
  const run = comparison.run('Hi', [a]);
  while ((made[0]?.requests.length ?? 0) === 0) await settle();
  made[0]?.push({ text: '<think>Hm.', tokens: 3 });
  expect(a.turns[0]?.said).toMatchObject({ text: '<think>Hm.', thinking: { marks, tokens: null } });
  made[0]?.push({ text: '</think>', tokens: 1 });
  made[0]?.push({ text: 'Yes.', tokens: 2 });
  made[0]?.finish('<think>Hm.</think>Yes.');
  await answerAll();
  await run;
  const thinking = { marks, tokens: 4 };
  expect(a.turns[0]?.record.answer).toMatchObject({ thinking });
  expect([...runs.kept.values()][0]?.cells[0]?.outcome.answer).toMatchObject({ thinking });
});

test('a blind round of which an answer cannot be drawn has no vote until it can', async () => {
  const { comparison, votes, ask } = setUp({ blind: true });
  await ask('Hi');
  comparison.rounds.undrawn.note(1, true);
  expect(comparison.rounds).toMatchObject({ votable: false, obstacle: 'undrawn' });
  await comparison.rounds.vote({ kind: 'all-equal' });
  expect(votes.kept).toEqual([]);
  comparison.rounds.undrawn.note(1, false);
  await comparison.rounds.vote({ kind: 'all-equal' });
  expect(votes.kept).toHaveLength(1);
});

test('where the names are shown, an answer that cannot be drawn keeps nobody from voting', async () => {
  const { comparison, ask } = setUp();
  await ask('Hi');
  comparison.rounds.undrawn.note(1, true);
  expect(comparison.rounds).toMatchObject({ votable: true, obstacle: undefined });
});

test('a vote is on what stood there when it was given, whatever is asked meanwhile', async () => {
  const { comparison, votes, ask } = setUp();
  const { rounds } = comparison;
  await ask('Hi');
  const vote = rounds.vote({ kind: 'all-equal' });
  rounds.forget();
  await vote;
  expect(votes.kept).toMatchObject([
    { promptHash: 'hash of Hi', contestants: [{ modelId: 'small' }, { modelId: 'other' }] },
  ]);
});

test('an answer asked for again under other conditions is a run of its own', async () => {
  const { comparison, made, a, runs, answerAll } = setUp();
  const run = comparison.run('Hi');
  await settle();
  made[0]?.fail({ kind: 'generation-failed', detail: 'x' });
  await answerAll();
  await run;
  comparison.control({ maxSeconds: 900 });
  const again = comparison.retry(a);
  await answerAll();
  await again;
  expect(comparison.rounds.votable).toBe(false);
  expect([...runs.kept.values()].map(({ conditions }) => conditions.maxSeconds)).toEqual([
    300, 900,
  ]);
});

test('a vote has the answers by the sides of the run, wherever their columns stand by then', async () => {
  const { comparison, votes, a, ask } = setUp();
  await ask('Hi');
  comparison.move(a, 1);
  await comparison.rounds.vote({ kind: 'best', position: 0 });
  expect(votes.kept).toMatchObject([
    {
      contestants: [{ modelId: 'small' }, { modelId: 'other' }],
      verdict: { kind: 'best', position: 0 },
    },
  ]);
  expect(comparison.rounds.verdict).toEqual({ kind: 'best', position: 0 });
});

describe('answers that come again in a blind round', () => {
  /** Asks, and has each model say the same whenever it is asked this, or something else. */
  async function same(
    { comparison, made }: ReturnType<typeof setUp>,
    prompt: string,
    others: readonly string[] = [],
  ) {
    const run = comparison.run(prompt);
    while (comparison.running) {
      await settle();
      made.forEach((engine, index) => {
        engine.finish(others[index] ?? `${prompt} ${index}`);
      });
    }
    await run;
  }
  const equal = { kind: 'all-equal' } as const;
  const seenBefore = ({ rounds }: Comparison): boolean => rounds.seenBefore;

  test('make no blind vote where one of two is known: then the other is, too', async () => {
    const all = setUp({ blind: true });
    const { comparison } = all;
    const { rounds } = comparison;
    await same(all, 'Hi');
    await rounds.vote(equal);
    await same(all, 'Hi', ['Something new.']);
    expect(seenBefore(comparison)).toBe(true);
    await rounds.vote(equal);
    await same(all, 'Hi', ['New.', 'Newer.']);
    expect(seenBefore(comparison)).toBe(false);
  });

  test('as they were seen with their names make no blind vote', async () => {
    const all = setUp({ blind: true });
    const { comparison, votes, a, b } = all;
    await same(all, 'Hi');
    await comparison.rounds.vote(equal);
    await same(all, 'Ho');
    expect(seenBefore(comparison)).toBe(false);
    await comparison.rounds.vote(equal);
    await same(all, 'Hi');
    expect(seenBefore(comparison)).toBe(true);
    await comparison.rounds.vote(equal);
    // What was cleared was seen all the same.
    comparison.clear(a);
    comparison.clear(b);
    await same(all, 'Ho');
    await comparison.rounds.vote(equal);
    expect(votes.kept.map(({ blind }) => blind)).toEqual([true, true, false, false]);
  });

  test('and were never shown make a blind one', async () => {
    const all = setUp({ blind: true });
    await same(all, 'Hi');
    await same(all, 'Hi');
    await all.comparison.rounds.vote(equal);
    expect(all.votes.kept.map(({ blind }) => blind)).toEqual([true]);
  });
});
