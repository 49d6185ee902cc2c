import { expect, test } from 'vitest';
import type { Workspace } from '../../core/comparison/workspace';
import { settle } from '../settle';
import { recallAnswers } from './answer-recall';
import { setUp } from './fake-comparison';

/** Both columns are asked, and answer in full; `saved` is the screen as it was saved before they had ended. */
async function cutOff() {
  const all = setUp();
  const { comparison, made, answerAll } = all;
  const run = comparison.run('Hi');
  while (made[0]?.requests.length !== 1) await settle();
  made[0].push({ text: '0', tokens: 1 });
  const saved = structuredClone(comparison.record);
  await answerAll();
  await run;
  return { ...all, saved };
}

function told({ columns }: Workspace): unknown[] {
  return columns.map(({ turns }) => turns.map(({ answer: { text, finish } }) => [text, finish]));
}

test('an answer that was saved before it had ended stands as its run has it', async () => {
  const { comparison, runs, reopened, saved } = await cutOff();
  expect(told(saved)).toEqual([[['0', 'cut-off']], [['', 'cut-off']]]);
  const again = reopened(saved);
  expect(await recallAnswers(again.columns, runs)).toBe(true);
  const { columns } = comparison.record;
  expect(again.record.columns).toEqual(columns);
  expect(again.rounds.votable).toBe(true);
  expect(await recallAnswers(again.columns, runs)).toBe(false);
});

test('an answer of one column alone is found, too, though its prompt has been asked before', async () => {
  const { comparison, a, made, runs, reopened, ask, answerAll } = setUp();
  await ask('Hi');
  const run = comparison.regenerate(a, a.turns[0] ?? expect.fail());
  while (made[0]?.requests.length !== 2) await settle();
  const saved = structuredClone(comparison.record);
  await answerAll();
  await run;
  const again = reopened(saved);
  expect(again.columns[0]?.turns[0]?.finish).toBe('cut-off');
  await recallAnswers(again.columns, runs);
  expect(again.columns[0]?.turns[0]).toMatchObject({ text: '0: 2', finish: 'stop' });
});

test('what its run has no whole answer to stays cut off', async () => {
  const { comparison, made, runs, reopened } = setUp();
  const run = comparison.run('Hi');
  while (made[0]?.requests.length !== 1) await settle();
  const saved = structuredClone(comparison.record);
  made[0].fail({ kind: 'generation-failed', detail: 'x' });
  while (made[1]?.requests.length !== 1) await settle();
  // The page ends here: the second column has no answer in the run.
  const again = reopened(saved);
  expect(await recallAnswers(again.columns, runs)).toBe(false);
  expect(told(again.record)).toEqual([[['', 'cut-off']], [['', 'cut-off']]]);
  made[1].finish('x');
  await run;
});

test('the answer of a try before does not stand in the place of the one that was cut off', async () => {
  const { runs, reopened, saved } = await cutOff();
  const [first, second] = saved.columns;
  const [turn] = first?.turns ?? [];
  if (!first || !second || !turn) throw new Error('both were asked');
  const answer = { ...turn.answer, text: 'Another one' };
  const retried = { ...saved, columns: [{ ...first, turns: [{ ...turn, answer }] }, second] };
  const again = reopened(retried);
  await recallAnswers(again.columns, runs);
  expect(again.columns.map(({ turns }) => turns[0]?.finish)).toEqual(['cut-off', 'stop']);
});

test('an answer that is asked for again meanwhile is left alone', async () => {
  const { runs, reopened, saved, answerAll } = await cutOff();
  const again = reopened(saved);
  const [a] = again.columns;
  const recalled = recallAnswers(again.columns, runs);
  a?.turns[0]?.restart();
  await recalled;
  expect(a?.turns[0]).toMatchObject({ phase: 'waiting', text: '' });
  await answerAll();
});

test('an answer that another turn follows stays as that one’s model was told of it', async () => {
  const { runs, reopened, saved } = await cutOff();
  const [first, second] = saved.columns;
  const [turn] = first?.turns ?? [];
  if (!first || !second || !turn) throw new Error('both were asked');
  const next = { ...turn, id: 'next', parentId: turn.id, askedOf: null };
  const followed = { ...first, turns: [turn, next], shownId: next.id };
  const again = reopened({ ...saved, columns: [followed, second] });
  expect(await recallAnswers(again.columns, runs)).toBe(true);
  expect(again.columns.map(({ turns }) => turns[0]?.finish)).toEqual(['cut-off', 'stop']);
});
