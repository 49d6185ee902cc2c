import { expect, test, vi } from 'vitest';
import { mlcModel } from '../../../tests/hosts/mlc-layout';
import { DatabaseConnection } from '../../database/open';
import { download } from './download';
import { ModelRepository } from './model-repository';

vi.mock('./download-discovered', () => {
  throw new Error('the host does not answer');
});

test('where the code for other hosts’ models does not come, the site’s host is told as out of reach', async () => {
  const context = {
    repository: new ModelRepository(new DatabaseConnection('none')),
    siteAddress: 'https://site.example/',
    allowedHosts: ['hub.example'],
    isConfined: () => Promise.resolve(true),
    partBytes: 1000,
    delay: () => Promise.resolve(),
    random: { next: () => 0 },
  };
  const job = {
    model: mlcModel('m', 'https://hub.example/m/'),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  };
  expect(await download(context, job)).toMatchObject({
    ok: false,
    failure: { kind: 'network', status: null },
  });
});
