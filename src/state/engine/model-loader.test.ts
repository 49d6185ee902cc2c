import { expect, test } from 'vitest';
import { success } from '../../core/outcome';
import { model, packedLibrary, packedModel } from '../models/fake-models';
import { FakeEngine } from './fake-engine';
import { ModelLoader } from './model-loader';

const fromHost = { ...packedModel, source: 'host' } as const;

function loader(catalogueId: string, ...permitted: readonly string[]): ModelLoader {
  return new ModelLoader({
    startEngine: () => new FakeEngine(),
    permits: (sha256) => Promise.resolve(permitted.includes(sha256)),
    catalogue: [{ ...model, id: catalogueId }],
  });
}

test('a library out of a repository that was added runs only where a person lets it', async () => {
  const refused = await loader('other').loadable(fromHost, model);
  expect(refused).toMatchObject({
    failure: { kind: 'library-not-allowed', sha256: packedLibrary },
  });
  expect(await loader('other', packedLibrary).loadable(fromHost, model)).toMatchObject(success({}));
});

test('one of the catalogue runs without a question', async () => {
  const loadable = await loader(fromHost.id).loadable(fromHost, model);
  expect(loadable).toMatchObject(success({ broughtLibrary: undefined }));
});
