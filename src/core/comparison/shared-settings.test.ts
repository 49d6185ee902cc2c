import { expect, test } from 'vitest';
import { settings } from './fakes';
import { sharedSettings } from './shared-settings';

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
