import { expect, test } from 'vitest';
import { passesSelfTest, selfTestRequest } from './self-test';
import { parseSelfTestResults, withResult, type SelfTestResult } from './self-test-results';

const known = { selfTest: { prompt: 'What is 2 + 2?', startsWith: '2 + 2 = 4' } };
const unknown = { selfTest: null };

test('a model with a known answer is asked for it, greedily and briefly', () => {
  expect(selfTestRequest({ kind: 'chat', ...known })).toMatchObject({
    input: { kind: 'chat', messages: [{ role: 'user', text: 'What is 2 + 2?' }] },
    sampling: { temperature: 0, maxTokens: 16 },
  });
  expect(selfTestRequest({ kind: 'completion', ...unknown }).input.kind).toBe('text');
});

test('the known answer passes and nothing else does', () => {
  expect(passesSelfTest(known, ' 2 + 2 = 4.')).toBe(true);
  expect(passesSelfTest(known, '2 + 2 = 2')).toBe(false);
  expect(passesSelfTest(known, '')).toBe(false);
});

test('without a known answer the form decides', () => {
  expect(passesSelfTest(unknown, 'Paris.')).toBe(true);
  expect(passesSelfTest(unknown, '!!!!!!!!')).toBe(false);
});

const result: SelfTestResult = {
  modelId: 'm',
  files: 'f',
  adapter: 'a',
  browser: 'b',
  outcome: 'failed',
  text: '!!!',
  atMs: 1,
};

test('a new result takes the place of the earlier one of the same, and of no other', () => {
  const other = { ...result, browser: 'c' };
  const passed: SelfTestResult = { ...result, outcome: 'passed', atMs: 2 };
  expect(withResult([result, other], passed)).toEqual([other, passed]);
});

test('what is kept does not grow without end', () => {
  const many = Array.from({ length: 500 }, (_, index) => ({ ...result, modelId: String(index) }));
  const kept = many.reduce<readonly SelfTestResult[]>(withResult, []);
  expect(kept.length).toBe(100);
  expect(kept.at(-1)?.modelId).toBe('499');
});

test('what cannot be read counts for nothing', () => {
  expect(parseSelfTestResults(JSON.stringify([result]))).toEqual([result]);
  for (const text of [null, '', '{}', '[{"modelId":"m"}]', 'nonsense']) {
    expect(parseSelfTestResults(text)).toEqual([]);
  }
});
