import { expect, test } from 'vitest';
import { model } from '../../state/models/fake-models';
import { waiting, type Download } from '../../state/models/download';
import { promisedBytes } from './promised-bytes';

function download(state: Download['state'], doneBytes: number, totalBytes: number): Download {
  const progress = { phase: 'fetch', doneBytes, totalBytes, files: [] } as const;
  return { ...waiting(model), state, progress };
}

test('only downloads that are running have room promised', () => {
  const downloads = [
    download('running', 3, 10),
    download('paused', 0, 20),
    download('failed', 0, 30),
    download('waiting', 0, 40),
    { ...waiting(model), state: 'running' } as const,
  ];
  expect(promisedBytes(downloads)).toBe(7);
});
