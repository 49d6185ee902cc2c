import { expect, test } from 'vitest';
import { settings } from './fakes';
import { drawOrder, sharedSettings } from './fairness';

const other = { ...settings, temperature: 1, seed: 2, systemPrompt: 'Be brief.' };

test('the seed is shared, and nothing else with it', () => {
  expect(sharedSettings([settings, other], { sameSeed: true, sameSampling: false })).toEqual([
    settings,
    { ...other, seed: 1 },
  ]);
});

test('the sampling is shared without the seed and the system prompt', () => {
  expect(sharedSettings([settings, other], { sameSeed: false, sameSampling: true })).toEqual([
    settings,
    { ...settings, seed: 2, systemPrompt: 'Be brief.' },
  ]);
});

test('the order of a round is drawn, and drawn again the same', () => {
  const orders = Array.from({ length: 200 }, (_, round) => drawOrder(3, round, 11).join(''));
  expect(new Set(orders).size).toBe(6);
  expect(drawOrder(3, 5, 11)).toEqual(drawOrder(3, 5, 11));
});
