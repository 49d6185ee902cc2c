import { expect, test } from 'vitest';
import type { Thoughtful } from '../../core/comparison/thinking';
import { spoken } from './spoken';

/** All that a region says one after the other, while an answer comes letter by letter and when it is whole. */
function allSpoken(answer: Thoughtful): string[] {
  const soFar = Array.from(answer.text, (_, end) => answer.text.slice(0, end + 1));
  const said = [
    ...soFar.map((text) => spoken({ ...answer, text }, false, 'Thinking…')),
    spoken(answer, true, 'Thinking…'),
  ];
  return said.filter((sentence, at) => sentence !== '' && sentence !== said[at - 1]);
}

test('of thoughts it is said once that there are some, and then the answer by its sentences', () => {
  const text =
    '<think>Hm. Let me see. Well.</think>\n<think>Paris? Yes.</think>\nIt is Paris. Bye.';
  expect(allSpoken({ text })).toEqual(['Thinking…', 'It is Paris.', 'Bye.']);
});

test('it is so in the marks of the model, also where its template opens them', () => {
  const marks = { open: '◁think▷', close: '◁/think▷', isOpened: true };
  const thinking = { marks, tokens: null, ms: null };
  expect(allSpoken({ text: 'Hm. Well.◁/think▷Paris.', thinking })).toEqual(['Thinking…', 'Paris.']);
});

test('an answer of thoughts alone says nothing of them', () => {
  expect(allSpoken({ text: '<think>Hm. Let me see.' })).toEqual(['Thinking…']);
});

test('an answer without thoughts is said by its sentences', () => {
  expect(allSpoken({ text: 'One. They end with </think>. Two' })).toEqual([
    'One.',
    'They end with </think>.',
    'Two',
  ]);
});
