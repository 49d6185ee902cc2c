import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ThinkingMarks } from '../catalogue/thinking-marks';
import { answerParts, mayOpenThoughts, shownBlind, withoutThoughts } from './thinking';

const marks: ThinkingMarks = { open: '<think>', close: '</think>', isOpened: false };
const opened: ThinkingMarks = { ...marks, isOpened: true };

function said(text: string, declared: ThinkingMarks | null = null) {
  return { text, thinking: { marks: declared, tokens: null, ms: null } };
}

describe('thoughts', () => {
  test('are what a tag that opens the answer begins, to its end', () => {
    expect(answerParts(said(' <think>\nHm.\nYes.\n</think>\n\nParis.'))).toEqual({
      thoughts: 'Hm.\nYes.',
      isOpen: false,
      answer: 'Paris.',
    });
    expect(withoutThoughts(said('[THINK]Hm.[/THINK]Paris.'))).toBe('Paris.');
  });

  test('that were not ended go on to the end of the text', () => {
    expect(answerParts(said('<think>Hm. Let me'))).toEqual({
      thoughts: 'Hm. Let me',
      isOpen: true,
      answer: '',
    });
  });

  test('are what the marks of the model say, whichever those are', () => {
    const own = { open: '◁think▷', close: '◁/think▷', isOpened: false };
    expect(withoutThoughts(said('◁think▷Hm.◁/think▷Paris.', own))).toBe('Paris.');
    expect(withoutThoughts(said('◁think▷Hm.◁/think▷Paris.'))).toBe('◁think▷Hm.◁/think▷Paris.');
  });

  test('begin with the text where the template has opened them', () => {
    expect(answerParts(said('Hm. Yes.</think>Paris.', opened)).thoughts).toBe('Hm. Yes.');
    expect(answerParts(said('Hm. Yes', opened))).toMatchObject({ isOpen: true, answer: '' });
    expect(answerParts(said('<think>Hm.</think>Paris.', opened)).thoughts).toBe('Hm.');
  });

  test('of a model that thinks end at a mark of its own line, though none opened them', () => {
    expect(withoutThoughts(said('Hm. Yes.\n</think>\nParis.', marks))).toBe('Paris.');
    expect(withoutThoughts(said('Hm. Yes.\n</think>\nParis.'))).toBe('Hm. Yes.\n</think>\nParis.');
  });

  test('are several blocks before one answer', () => {
    expect(withoutThoughts(said('<think>a</think><think>b</think>c'))).toBe('c');
  });
});

test.each([
  'Reasoning models write their thoughts first and end them with </think> before they answer.',
  'Use `<think>` to mark thoughts, and `</think>` to end them.',
  '`<think>` opens.',
  'They write:\n```\n<think>\nHm.\n</think>\nParis.\n```',
])('an answer that speaks of such marks stays whole, whoever gave it: %s', (text) => {
  for (const declared of [null, marks]) {
    expect(answerParts(said(text, declared))).toEqual({
      thoughts: null,
      isOpen: false,
      answer: text,
    });
    expect(withoutThoughts(said(`<think>Hm.</think>${text}`, declared))).toBe(text);
  }
});

test('of any text nothing is lost but marks and the blanks around them', () => {
  const piece = fc.constantFrom('<think>', '</think>', '\n', ' ', 'a', '[THINK]', '[/THINK]', 'é');
  const anyMarks = fc.constantFrom(null, marks, opened);
  fc.assert(
    fc.property(fc.array(piece), anyMarks, (pieces, declared) => {
      const text = pieces.join('');
      const { thoughts, answer } = answerParts(said(text, declared));
      if (thoughts === null) expect(answer).toBe(text);
      const bare = (one: string) => one.replace(/\s|<\/?think>|\[\/?THINK\]/g, '');
      expect(bare((thoughts ?? '') + answer)).toBe(bare(text));
    }),
  );
});

test('a text that goes on may yet open thoughts, until it shows', () => {
  const may = (text: string) => mayOpenThoughts({ text });
  expect(['<', ' <thi', '[TH'].map(may)).toEqual([true, true, true]);
  expect(['', '<p', '<think>', 'Hi', '[1'].map(may)).toEqual([false, false, false, false, false]);
});

describe('of answers that are judged blind', () => {
  test('thoughts are shown where all models thought, without what they took', () => {
    const thinking = { marks, tokens: 12, ms: 3 };
    const shown = shownBlind([
      { text: '<think>Hm.</think>A', thinking },
      { text: '<think>Oh.</think>B' },
    ]);
    expect(shown).toEqual([
      { text: '<think>Hm.</think>A', thinking: { marks, tokens: null, ms: null } },
      { text: '<think>Oh.</think>B' },
    ]);
  });

  test('thoughts of none are shown where one model had none: they would tell which it is', () => {
    const shown = shownBlind([{ text: '<think>Hm.</think>A' }, { text: 'B ends with </think>.' }]);
    expect(shown).toEqual([{ text: 'A' }, { text: 'B ends with </think>.' }]);
    expect(shownBlind([{ text: '<think></think>A' }, { text: '<think>x</think>B' }])).toEqual([
      { text: 'A' },
      { text: 'B' },
    ]);
  });
});
