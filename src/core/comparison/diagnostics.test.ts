import { expect, test } from 'vitest';
import { defaultSettings } from './first-workspace';
import { diagnostics } from './diagnostics';
import type { Model } from '../catalogue/model';

const sampling = { temperature: 0.2, topP: 0.9 };

test('the report holds no word that a person or a model wrote', () => {
  const settings = { ...defaultSettings({ sampling } as Model), systemPrompt: 'SECRET-SYSTEM' };
  const answer = {
    text: 'SECRET-ANSWER',
    finish: 'stop',
    figures: null,
    circumstances: null,
    probabilities: null,
  } as const;
  const report = diagnostics({
    browser: 'Browser 1',
    adapter: undefined,
    budget: { source: 'default', bytes: 1 },
    selfTest: 'passed',
    capabilities: undefined,
    storage: { usedBytes: 1, quotaBytes: null },
    model: undefined,
    column: {
      id: 'c',
      modelId: 'm',
      settings,
      turns: [
        {
          id: '1',
          parentId: null,
          prompt: 'SECRET-PROMPT',
          responseSchema: null,
          origin: null,
          askedOf: null,
          answer,
        },
      ],
      shownId: '1',
    },
    failure: { kind: 'device-lost', detail: 'driver' },
  });
  expect(report).not.toContain('SECRET');
  expect(report).toContain('device-lost');
  expect(report).toContain('"promptLength": 13');
});
