import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { entropyBits, looksBroken } from './gibberish';

/** What the models of the page answer, 16 tokens at temperature 0. */
const answers = [
  'Hello! How can I assist you today?',
  'The capital of France is Paris.',
  "Hello there, welcome to my world! I'm here to help with any kind",
  'La France, la France. La France is the capital of France, and it',
  'The colour is a rare and precious one, one that only exists in a few',
  'The answer to this classic math problem is 4.',
  'In the depths of the ocean, where shadows play,\nAbe a sea',
  'The answer to this question lies in the intricate dance of light and color. The',
  'The Hauptstadt von Frankreich is a medieval city in the heart',
  'Here are three fruits that are perfect for a healthy and balanced diet:\n\n1',
  'Hello! What can I do for you?',
  '2 + 2 = 4',
  '84',
  'blue, green, red',
  'I cannot do that. Ask me what I can do.',
  'I can do small sums, sort and reverse lists, ',
  'c a t',
  '1, 2, 3, 4, 5',
];

/** What others may answer. */
const elsewhere = [
  'Paris',
  '**Paris**',
  '## Paris',
  '<think>\nOkay, the user is asking for the capital of France. I',
  'The capital of France is **Paris**. 🇫🇷',
  'The capital of France is Paris. The capital of France is Paris.',
  'The capital of France (法国) is Paris (巴黎).',
  'Paris 🗼\uFFFD',
  'Die Hauptstadt von Frankreich ist Paris.',
  'La capital de Francia es París.',
  'Ranskan pääkaupunki on Pariisi.',
  'Столица Франции — Париж.',
  'عاصمة فرنسا هي باريس.',
  'フランスの首都はパリです。',
  '法国的首都是巴黎。',
  '프랑스의 수도는 파리입니다.',
  'फ्रांस की राजधानी पेरिस है।',
  'เมืองหลวงของฝรั่งเศสคือปารีส',
];

/**
 * The same models with damaged weights: random bytes (nothing is said), zeroes, a quarter of zeroes,
 * a bit of each value turned.
 */
const damaged = [
  '',
  ' additive tuberculosisALL sensitivity/). solidaritystarch*:%ptom pretermdestructive suggestingwell definitely given',
  'inkling?](stakingstaking""", delect delect delectaughedaughed delect delect delect delect delect delect',
  'hedhedhedhedhedhedhedhedhedhedhedhedhedhedhedhed',
  'en\uFFFD\uFFFDhore\uFFFD largest\uFFFD',
  'I cannot I I can I can      ',
  'allallallallallallallallallallallallallallallall',
  '!!!!!!!!!!!!!!!!',
];

test.each([...answers, ...elsewhere])('%j passes', (text) => {
  expect(looksBroken(text)).toBe(false);
});

test.each(damaged)('%j does not', (text) => {
  expect(looksBroken(text)).toBe(true);
});

/** The texts of the tokens of a model of the page. */
function vocabulary(id: string): readonly Uint8Array[] {
  const path = `public/models/${id}/tokenizer.json`;
  const { model } = JSON.parse(readFileSync(path, 'utf8')) as {
    model: { vocab: Record<string, number> };
  };
  return Object.keys(model.vocab).map((token) => Uint8Array.from(token, byteOf));
}

/** Tokenizers of this kind write each byte as a character that can be seen. */
function byteOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 256) return code;
  const hidden = Array.from({ length: 256 }, (_, byte) => byte).filter(
    (byte) => byte < 33 || (byte > 126 && byte < 161) || byte === 173,
  );
  return hidden[code - 256] ?? 63;
}

function textOf(tokens: readonly (Uint8Array | undefined)[]): string {
  return new TextDecoder().decode(Uint8Array.from(tokens.flatMap((bytes) => [...(bytes ?? [])])));
}

describe.each(['SmolLM2-135M-Instruct-q4f32', 'Glassbox-3M-q8f32'])('tokens of %s', (id) => {
  const tokens = vocabulary(id);
  const samples = (make: () => string): number => {
    const texts = Array.from({ length: 400 }, make);
    return texts.filter(looksBroken).length / texts.length;
  };
  // A generator of its own, so that the shares below are the same in every run.
  let state = 7;
  const any = (): Uint8Array | undefined => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return tokens[Math.floor((state / 2 ** 31) * tokens.length)];
  };

  test('drawn blindly are found out in most cases', () => {
    const share = samples(() => textOf(Array.from({ length: 16 }, any)));
    expect(share).toBeGreaterThan(0.8);
  });

  test('repeated are always found out', () => {
    const share = samples(() => {
      const one = any();
      return textOf(Array.from({ length: 16 }, () => one));
    });
    expect(share).toBe(1);
  });
});

test('the entropy of n things that are all different is log2(n), of the same thing 0', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), (items) => {
      expect(entropyBits(items)).toBeCloseTo(Math.log2(items.length));
      expect(entropyBits(items.map(() => 'one'))).toBeCloseTo(0);
    }),
  );
});
