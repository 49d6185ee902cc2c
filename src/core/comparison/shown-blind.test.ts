import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownBlind } from './shown-blind';
import { answerParts } from './thinking';

const own = { open: '◁think▷', close: '◁/think▷', isOpened: false };

test('thoughts are shown where all models thought, marked alike and without what they took', () => {
  const shown = shownBlind([
    { text: ' ◁think▷Hm.◁/think▷A', thinking: { marks: own, tokens: 12, ms: 3 } },
    { text: '[THINK]Oh.[/THINK][THINK]Ah.[/THINK]B' },
    { text: '<think>Oh' },
  ]);
  const thinking = {
    marks: { open: '<think>', close: '</think>', isOpened: false },
    tokens: null,
    ms: null,
  };
  expect(shown).toEqual({
    answers: [
      { text: '<think>\nHm.\n</think>\n\nA', thinking },
      { text: '<think>\nOh.\n\nAh.\n</think>\n\nB', thinking },
      { text: '<think>\nOh', thinking },
    ],
    thoughts: 'alike',
  });
});

test('thoughts of none are shown where one model had none: they would tell which it is', () => {
  expect(shownBlind([{ text: '<think>Hm.</think>A' }, { text: 'B ends with </think>.' }])).toEqual({
    answers: [{ text: 'A' }, { text: 'B ends with </think>.' }],
    thoughts: 'withheld',
  });
  expect(shownBlind([{ text: '<think></think>A' }, { text: '<think>x</think>B' }])).toEqual({
    answers: [{ text: 'A' }, { text: 'B' }],
    thoughts: 'withheld',
  });
});

test('answers without thoughts are shown as they came', () => {
  const answers = [{ text: ' A\n' }, { text: 'B' }];
  expect(shownBlind(answers)).toEqual({ answers, thoughts: 'none' });
});

test('what is marked alike has the same parts as before, whatever tags it speaks of', () => {
  const piece = fc.constantFrom(
    '</think>',
    '<think>',
    '<think-2>',
    '</think-2>',
    'a',
    ' ',
    '◁think▷',
  );
  const words = fc.array(piece).map((pieces) => pieces.join(''));
  const answer = fc.record({ thoughts: words, said: words }).map(({ thoughts, said }) => ({
    text: `◁think▷x${thoughts}◁/think▷${said}`,
    thinking: { marks: own, tokens: null, ms: null },
  }));
  fc.assert(
    fc.property(fc.array(answer, { minLength: 2, maxLength: 4 }), (answers) => {
      const shown = shownBlind(answers);
      expect(shown.answers.map(answerParts)).toEqual(answers.map(answerParts));
      expect(new Set(shown.answers.map(({ thinking }) => thinking?.marks?.open)).size).toBe(1);
    }),
  );
});
