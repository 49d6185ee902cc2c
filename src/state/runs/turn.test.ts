import { expect, test } from 'vitest';
import { TurnState } from './turn.svelte';

const question = { id: '1', parentId: null, prompt: 'Hi', responseSchema: null };

test('an answer that is empty in the place of an earlier one is kept as it is shown', () => {
  const turn = new TurnState(question);
  turn.end('interrupted', 'Half an');
  turn.restart();
  expect(turn.record.answer.text).toBe('Half an');
  turn.end('stop', '');
  expect(turn.text).toBe('');
  expect(turn.record.answer).toMatchObject({ text: '', finish: 'stop' });
});

test('where nothing came in the place of an earlier answer, that one stands there again', () => {
  const turn = new TurnState(question);
  turn.end('interrupted', 'Half an');
  for (let time = 0; time < 2; time += 1) {
    turn.restart();
    turn.end('cut-off');
    expect(turn.text).toBe('Half an');
    expect(turn.isEarlier).toBe(true);
  }
});
