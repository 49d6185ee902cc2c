import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contestantOf } from './contestant';
import { settingsIn } from './contestant-settings';
import { settings } from './fakes';

const model = { id: 'm', name: 'M', quantisation: 'q8f32' };

test('what sets a contestant apart is read again, whatever its system prompt says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.nat(9), (systemPrompt, tenths) => {
      const own = { ...settings, systemPrompt, temperature: 1 + tenths / 10, seed: 7 };
      const text = contestantOf(model, null, own, settings).settings;
      expect(settingsIn(text)).toEqual([
        ['temperature', own.temperature],
        ['systemPrompt', systemPrompt],
      ]);
    }),
  );
});

test('what is carried along from a later version sets nobody apart', () => {
  const later = { ...settings, unheard: 0.1 };
  expect(contestantOf(model, null, later, settings).settings).toBe('');
});

test.each(['', 'temperature', 'temperature="hot"', 'unknown=1 x', 'temperature=1, topP=1', '{}'])(
  'of what was not written like that, nothing is made up: %s',
  (text) => {
    expect(settingsIn(text)?.length ?? 0).toBe(0);
  },
);
