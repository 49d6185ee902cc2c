import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseScript, scriptedLength, scriptedStart, scriptedToken } from './script';

function whole(prompt: string): { script: ReturnType<typeof parseScript>; text: string } {
  const script = parseScript(prompt);
  const tokens = Array.from({ length: scriptedLength(script) }, (_, index) =>
    scriptedToken(script, index),
  );
  return { script, text: tokens.join('') };
}

test('an answer goes on where it was cut off', () => {
  const prompts = fc.constantFrom('tokens=30', 'text=%7B%22a%22%3A1%7D', 'shape=table tokens=12');
  fc.assert(
    fc.property(prompts, fc.nat(60), (prompt, characters) => {
      const { script, text } = whole(prompt);
      const cut = Math.min(characters, text.length);
      const start = scriptedStart(script, cut);
      const rest = Array.from({ length: scriptedLength(script) - start.token }, (_, index) =>
        scriptedToken(script, start.token + index).slice(index === 0 ? start.character : 0),
      );
      expect(text.slice(0, cut) + rest.join('')).toBe(text);
    }),
  );
});

test('an answer may have no end', () => {
  const script = parseScript('tokens=Infinity');
  expect(scriptedLength(script)).toBe(Infinity);
  expect(scriptedToken(script, 1_000_000)).not.toBe('');
  expect(scriptedStart(script, 1000).token).toBeGreaterThan(100);
});
