import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answer, column, run } from './fakes';
import { settings } from '../comparison/fakes';
import { words } from './fake-words';
import { runsToHtml } from './html';
import type { Run } from './run';

/** A run that says the same thing wherever it can. */
function saying(text: string): Run {
  const said = { ...settings, systemPrompt: text };
  return run({
    columns: [
      column('one', {
        modelName: text,
        settings: said,
        before: [{ prompt: text, answer: text }],
        answerBegins: text,
      }),
    ],
    conditions: { ...run().conditions, order: [0] },
    items: [{ text, promptId: text, tags: [text], responseSchema: text }],
    cells: [
      {
        item: 0,
        column: 0,
        stamp: {
          weightsSha256: text,
          librarySha256: text,
          settingsSha256: text,
          contextTokens: 1,
          appVersion: text,
          engineVersion: text,
          browser: text,
          adapter: { vendor: text, architecture: text },
        },
        outcome: { kind: 'failed', failure: { kind: text }, answer: answer(text) },
      },
    ],
  });
}

const tagsOf = (html: string): string[] => html.match(/<[^>]*>/g) ?? [];

test('whatever stands in a run, the file has the same tags and nothing but them', () => {
  const hostile = fc.oneof(
    fc.string({ minLength: 1 }),
    fc
      .array(
        fc.constantFrom('<', '>', '"', "'", '&', '-->', '</pre>', '<script>', 'x', '\0', ']]>'),
        {
          minLength: 1,
        },
      )
      .map((parts) => parts.join('')),
  );
  const expected = tagsOf(runsToHtml([saying('x')], words));
  fc.assert(
    fc.property(hostile, (text) => {
      expect(tagsOf(runsToHtml([saying(text)], words))).toEqual(expected);
    }),
  );
});

test('it has no script, names no address and allows neither', () => {
  const html = runsToHtml([run(), run({ id: 'other' })], words);
  expect(html).not.toMatch(/<script|src=|href=|url\(|https?:|@import/);
  expect(html).toContain("content=\"default-src 'none'; style-src 'unsafe-inline'");
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<title>'));
});

test('what may be in any language takes its direction from itself', () => {
  const html = runsToHtml([run(), run({ id: 'other' })], words);
  const tags = html.match(/<(?:h\d|p)\b[^>]*>/g) ?? [];
  expect(tags.length).toBeGreaterThan(10);
  expect(tags.filter((tag) => !tag.includes('dir="auto"'))).toEqual([]);
  expect(html).toMatch(/pre,dd\{[^}]*unicode-bidi:plaintext/);
});

test('headings follow each other without a gap', () => {
  for (const runs of [[run()], [run(), run({ id: 'other' })]]) {
    const levels = [...runsToHtml(runs, words).matchAll(/<h(\d)/g)].map(([, level]) =>
      Number(level),
    );
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  }
});

test('a line break at the beginning of an answer is kept', () => {
  expect(runsToHtml([saying('\nx')], words)).toContain('<pre>\n\nx</pre>');
});

test('what a model thought is folded away before its answer', () => {
  const said = answer('<think>Hm.</think>Yes.');
  const [cell] = run().cells;
  const cells = cell ? [{ ...cell, outcome: { kind: 'answered', answer: said } as const }] : [];
  expect(runsToHtml([run({ cells })], words)).toContain(
    '<details><summary>Thinking null null</summary><pre>\nHm.</pre></details><pre>\nYes.</pre>',
  );
});

test('a vote stands under its prompt, and no other', () => {
  const votes = new Map([[0, { kind: 'best', column: 1 } as const]]);
  const told = '<p dir="auto">Vote Column B: two.</p>';
  const [, first = '', second = ''] = runsToHtml([run()], words, () => votes).split(
    '<div class="prompt">',
  );
  expect(first).toContain(told);
  expect(second).not.toContain(told);
});

test('a character that no document may hold is told from others', () => {
  const html = runsToHtml([saying('a\0b')], words);
  expect(html).toContain('<pre>\na\uFFFDb</pre>');
  expect(html).not.toContain('\0');
});
