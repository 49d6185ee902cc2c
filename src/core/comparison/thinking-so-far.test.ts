import { describe, expect, test } from 'vitest';
import { partsSoFar } from './thinking-so-far';

describe('of a text that goes on', () => {
  const answerSoFar = (text: string) => partsSoFar({ text }).answer;

  test('what may yet open thoughts is kept back, until it shows', () => {
    expect(['<', ' <thi', '[TH'].map(answerSoFar)).toEqual(['', '', '']);
    expect(['', '<p', '<think>', 'Hi', '[1'].map(answerSoFar)).toEqual(['', '<p', '', 'Hi', '[1']);
  });

  test('it is so behind thoughts that are over', () => {
    expect(partsSoFar({ text: '<think>a</think>\n<thi' })).toEqual({
      thoughts: 'a',
      isOpen: false,
      answer: '',
    });
    expect(answerSoFar('<think>a</think>\n<p')).toBe('<p');
  });

  test('nothing of a tag shows as an answer, however it comes', () => {
    const whole = ' <think>a</think> <think>b</think>\nc';
    const shown = Array.from(whole, (_, end) => answerSoFar(whole.slice(0, end + 1)));
    expect(new Set(shown)).toEqual(new Set(['', 'c']));
  });
});
