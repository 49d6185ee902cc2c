import { expect, test } from 'vitest';
import { failed, success } from '../../core/outcome';
import { inLanesOfHosts } from './lanes';

const files = ['https://one.example/a', 'https://two.example/b', 'https://one.example/c'].map(
  (address) => ({ address }),
);

const isFinal = (failure: string): boolean => failure === 'missing';

test('a host that fails ends the work on its own files alone', async () => {
  const ended: string[] = [];
  let letOn = (): void => undefined;
  const later = new Promise<void>((resolve) => (letOn = resolve));
  const outcome = await inLanesOfHosts(
    files,
    new AbortController().signal,
    isFinal,
    async ({ address }, signal) => {
      if (address.endsWith('a')) {
        queueMicrotask(letOn);
        return failed('silent');
      }
      await later;
      ended.push(`${address} ${signal.aborted ? 'stopped' : 'goes on'}`);
      return success(undefined);
    },
  );
  expect(outcome).toEqual(failed('silent'));
  expect(ended.toSorted()).toEqual([
    'https://one.example/c stopped',
    'https://two.example/b goes on',
  ]);
});

test('a person who stops ends the work on the files of every host', async () => {
  const ending = new AbortController();
  const seen: boolean[] = [];
  await inLanesOfHosts(files, ending.signal, isFinal, (_file, signal) => {
    ending.abort();
    seen.push(signal.aborted);
    return Promise.resolve(success(undefined));
  });
  expect(seen.every(Boolean)).toBe(true);
});

test('what will not pass at one host ends the work on the files of every host, and is told', async () => {
  const outcome = await inLanesOfHosts(
    files,
    new AbortController().signal,
    isFinal,
    ({ address }, signal) =>
      address.endsWith('b')
        ? Promise.resolve(failed('missing'))
        : new Promise((resolve) => {
            signal.addEventListener('abort', () => resolve(failed('aborted')));
          }),
  );
  expect(outcome).toEqual(failed('missing'));
});
