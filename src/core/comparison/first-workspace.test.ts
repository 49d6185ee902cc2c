import { expect, test } from 'vitest';
import type { Model } from '../catalogue/model';
import { defaultSampling } from '../settings/sampling';
import { defaultSettings } from './first-workspace';

const advising = (sampling: object | null): Model => ({ sampling }) as Model;

test('a column starts with the advice of its model, else with the defaults', () => {
  const advice = { temperature: 0.3, topP: 0.8 };
  expect(defaultSettings(advising(advice))).toEqual({
    ...defaultSampling,
    ...advice,
    systemPrompt: '',
  });
  expect(defaultSettings(advising(null))).toEqual({ ...defaultSampling, systemPrompt: '' });
});

test('advice that a later version gives is not taken for a setting of this one', () => {
  const later = { temperature: 0.3, topP: 0.8, maxTokens: 'many', minP: 0.1 };
  expect(defaultSettings(advising(later))).toEqual({
    ...defaultSampling,
    temperature: 0.3,
    topP: 0.8,
    systemPrompt: '',
  });
});
