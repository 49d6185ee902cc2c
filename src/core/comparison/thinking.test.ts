import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ThinkingMarks } from '../catalogue/thinking-marks';
import { answerParts, withoutThoughts } from './thinking';

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

  test.each(['', ' ', '\n\n'])('are several blocks in a row, with %j between them', (between) => {
    const text = `<think>a</think>${between}[THINK]b[/THINK]${between}<think></think>c`;
    expect(answerParts(said(text))).toEqual({ thoughts: 'a\n\nb', isOpen: false, answer: 'c' });
    expect(answerParts(said(`<think>a</think>${between}<think>b`))).toEqual({
      thoughts: 'a\n\nb',
      isOpen: true,
      answer: '',
    });
  });

  test('are several blocks in the marks of the model, whether or not its template opens the first', () => {
    const own = { open: '◁think▷', close: '◁/think▷', isOpened: true };
    const parts = { thoughts: 'a\n\nb', isOpen: false, answer: 'c' };
    expect(answerParts(said('a◁/think▷◁think▷b◁/think▷c', own))).toEqual(parts);
    expect(answerParts(said('◁think▷a◁/think▷◁think▷b◁/think▷c', own))).toEqual(parts);
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

test('however often an answer is parted, it stays the same', () => {
  const piece = fc.constantFrom('<think>', '</think>', '\n', ' ', 'a', '[THINK]', '[/THINK]');
  const anyMarks = fc.constantFrom(null, marks);
  fc.assert(
    fc.property(fc.array(piece), anyMarks, (pieces, declared) => {
      const once = withoutThoughts(said(pieces.join(''), declared));
      expect(withoutThoughts({ text: once })).toBe(once);
    }),
  );
});
