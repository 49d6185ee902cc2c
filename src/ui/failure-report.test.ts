import { expect, test } from 'vitest';
import { failureReport } from './failure-report';

function thrown(message: string, stack?: string): Error {
  const error = new RangeError(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}

test('a report says what failed, with which error and where, and in which browser', () => {
  const stack =
    'RangeError: Too deep\n    at draw (https://example.org/app.js:3:14)\n    at new Set';
  expect(JSON.parse(failureReport(thrown('Too deep', stack), 'An answer.', 'Firefox'))).toEqual({
    what: 'An answer.',
    error: 'RangeError',
    frames: ['at draw (https://example.org/app.js:3:14)'],
    browser: 'Firefox',
  });
});

test('nothing that was typed is in it, though the message of the error quotes it', () => {
  const typed = 'my secret\n    at home (https://secret.example/x.js:1:1)';
  const error = thrown(`"${typed}" is not valid JSON`);
  expect(failureReport(error, 'An answer.', 'Chrome')).not.toContain('secret');
  expect(failureReport('my secret', 'An answer.', 'Chrome')).not.toContain('secret');
});

test('the frames of every browser are understood', () => {
  const stack = 'draw@https://example.org/app.js:3:14\n@https://example.org/app.js:9:2\n';
  expect(failureReport(thrown('x', stack), '', '')).toContain('@https://example.org/app.js:9:2');
});

test('an error of Svelte keeps the address that explains it', () => {
  const address = 'https://svelte.dev/e/effect_update_depth_exceeded';
  expect(failureReport(thrown(address), '', '')).toContain(address);
});
