import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { promptLimits } from './limits';
import { escapeVariables, fillPrompt, fillText, variableName, variablesOf } from './variables';

const values = (record: Record<string, string>) => new Map(Object.entries(record));

describe('a variable', () => {
  test.each([
    ['Translate {{word}} into {{language}}: {{word}}', ['word', 'language']],
    ['{{ first name }} {{Größe}} {{数}} {{a.b-c_1}}', ['first name', 'Größe', '数', 'a.b-c_1']],
    ['{name} {{}} {{ }} {{1st}} {{a\nb}} {{a  b}} {{"a": {"b": 1}}}', []],
    ['{{{deep}}}', ['deep']],
    [String.raw`\{{plain}} \\{{real}} \\\{{plain too}}`, ['real']],
    ['{{__proto__}} {{constructor}}', ['__proto__', 'constructor']],
    [`{{${'x'.repeat(61)}}}`, []],
  ])('is found in %j', (text, names) => {
    expect(variablesOf(text)).toEqual(names);
  });

  test('is the same however its letters are composed', () => {
    expect(variablesOf('{{\u00e9}} {{e\u0301}}')).toEqual(['\u00e9']);
    expect(variableName(' e\u0301 ')).toBe('\u00e9');
  });
});

describe('filling', () => {
  test('puts each value in its places, and reads no value again', () => {
    const filled = fillText('{{a}}, {{ b }} and {{a}}', values({ a: '{{b}} $& $1', b: '' }));
    expect(filled).toEqual({ ok: true, value: '{{b}} $& $1,  and {{b}} $& $1' });
  });

  test('names every variable that has no value', () => {
    expect(fillText('{{a}} {{b}} {{c}}', values({ b: 'x' }))).toEqual({
      ok: false,
      failure: { kind: 'missing-values', names: ['a', 'c'] },
    });
  });

  test('refuses what would be longer than a prompt may be, and names what takes the most of it', () => {
    const most = promptLimits.textCharacters;
    const text = '{{a}}{{b}}{{b}}';
    const full = { a: 'x'.repeat(most - 20), b: 'y'.repeat(10) };
    expect(fillText(text, values(full))).toMatchObject({ ok: true });
    expect(fillText(text, values({ ...full, b: 'y'.repeat(11) }))).toEqual({
      ok: false,
      failure: { kind: 'filled-too-long', name: 'a', characters: most + 2, mostCharacters: most },
    });
    const huge = fillText('{{a}}'.repeat(20_000), values({ a: 'x'.repeat(most) }));
    expect(huge).toMatchObject({ failure: { characters: 20_000 * most } });
  });

  test('does not take what every object has for a value', () => {
    expect(fillText('{{constructor}}', values({}))).toMatchObject({ ok: false });
  });

  test('a backslash before a variable makes it text, two stand for one', () => {
    const text = String.raw`\{{a}} \\{{a}} \\\{{a}} \n \\`;
    const filled = fillText(text, values({ a: '1' }));
    expect(filled).toEqual({ ok: true, value: String.raw`{{a}} \1 \{{a}} \n \\` });
  });

  test('keeps what a prompt demands of the answer', () => {
    const prompt = {
      id: 'p',
      role: 'user',
      title: 't',
      text: 'Hi {{a}}',
      tags: ['x'],
      language: 'en',
      responseSchema: '{}',
    } as const;
    expect(fillPrompt({ ...prompt, tags: ['x'] }, values({ a: 'you' }))).toEqual({
      ok: true,
      value: { text: 'Hi you', promptId: 'p', tags: ['x'], responseSchema: '{}' },
    });
  });
});

const pieces = fc.array(
  fc.constantFrom('\\', '{{', '}}', '{{a}}', '{{ b c }}', '{', ' ', 'x', '\n', '{{é}}'),
);

test('any text can be written so that filling gives it back', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        pieces.map((all) => all.join('')),
      ),
      (text) => {
        const escaped = escapeVariables(text);
        expect(variablesOf(escaped)).toEqual([]);
        expect(fillText(escaped, new Map())).toEqual({ ok: true, value: text });
      },
    ),
  );
});

test('with a value for each name that is listed, every text can be filled', () => {
  fc.assert(
    fc.property(
      pieces.map((all) => all.join('')),
      (text) => {
        const all = new Map(variablesOf(text).map((name) => [name, 'v']));
        expect(fillText(text, all).ok).toBe(true);
      },
    ),
  );
});

test.each(['\\', '{{', '{{a ', '{{ ', 'a ', ' '])(
  'a text of nothing but %j is read at once',
  (piece) => {
    const text = '{{' + piece.repeat(100_000 / piece.length);
    const start = performance.now();
    variablesOf(text);
    expect(performance.now() - start).toBeLessThan(1000);
  },
);
