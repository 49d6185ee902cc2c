import { expect, test, vi } from 'vitest';
import { addedEntry, commit, listedModel, mlcRepository } from '../../core/added/fakes';
import { ggufFacts, ggufRepository } from '../../core/gguf/fakes';
import { ggufFiles } from '../../core/gguf/files';
import { entryFragment } from '../../core/added/shared-entry';
import type { Host } from '../../core/catalogue/catalogue';
import type { HubReader, HubRepository } from '../../core/store/hub-repository';
import { failed, success } from '../../core/outcome';
import { Adding, type AddingPorts } from './adding.svelte';

const hub: Host = { host: 'huggingface.co', redirectsTo: ['*.hf.co'] };
const { repository: name } = mlcRepository.folder;

function setUp(
  repository: HubRepository = mlcRepository,
  change: Partial<HubReader> = {},
  models: AddingPorts['models'] = {
    ports: { catalogue: [listedModel], hosts: [hub] } as unknown as AddingPorts['models']['ports'],
    siteOnly: false,
  },
) {
  const reader = {
    look: vi.fn(change.look ?? (() => Promise.resolve(success(repository)))),
    search: vi.fn(change.search ?? (() => Promise.resolve(success([])))),
    head: vi.fn<HubReader['head']>(),
  };
  const added = { add: vi.fn<AddingPorts['added']['add']>(() => Promise.resolve(true)) };
  const downloads = { add: vi.fn() };
  const save = vi.fn<AddingPorts['save']>();
  const calendar = { nowMs: () => Date.UTC(2026, 10, 30) };
  const adding = new Adding({ hub: reader, models, added, downloads, calendar, save });
  return { adding, reader, added, downloads, save };
}

const { choices } = ggufFiles(ggufRepository.files);

test('a GGUF file is kept as an entry, at the commit that was looked up', async () => {
  const { adding, added } = setUp(ggufRepository);
  adding.address = ggufRepository.folder.repository;
  await adding.lookUp();
  expect(adding.look).toMatchObject({ kind: 'gguf', file: null });
  const [choice] = choices;
  if (!choice) throw new Error('no choice');
  await adding.keepGguf(choice, ggufFacts);
  expect(added.add.mock.calls[0]?.[0]).toMatchObject({
    kind: 'gguf',
    commit: ggufRepository.commit,
    files: [{ path: 'Small-600M-Q2_K.gguf' }],
  });
  expect(adding.look).toEqual({ kind: 'added', name: ggufRepository.folder.repository });
});

const other = { ...mlcRepository, contents: { kind: 'other' } } as const;

test('an address is looked up, and the only library that fits is chosen', async () => {
  const { adding, reader } = setUp();
  adding.address = `https://huggingface.co/${name}/tree/${commit}`;
  await adding.lookUp();
  expect(reader.look.mock.calls[0]?.[0]).toMatchObject({ repository: name, revision: commit });
  expect(adding.look.kind).toBe('mlc');
  expect(adding.chosen).toMatchObject({ kind: 'listed', like: { id: listedModel.id } });
  expect(adding.model).toMatchObject({
    value: { id: addedEntry.id, library: listedModel.library },
  });
});

test('what is no address of a model asks nobody', async () => {
  const { adding, reader } = setUp();
  adding.address = 'https://huggingface.co/datasets/a/b';
  await adding.lookUp();
  expect(adding.look).toMatchObject({ kind: 'failed', trouble: { kind: 'dataset' } });
  expect(reader.look).not.toHaveBeenCalled();
});

test('a model is added with its library, and downloaded where that was pressed', async () => {
  const { adding, added, downloads } = setUp();
  adding.address = name;
  await adding.lookUp();
  expect(await adding.add(false)).toBe(addedEntry.id);
  expect(downloads.add).not.toHaveBeenCalled();
  expect(adding.look).toEqual({ kind: 'added', name });
  await adding.lookUp();
  await adding.add(true);
  expect(downloads.add).toHaveBeenCalledWith(added.add.mock.calls[1]?.[0].id && expect.anything());
  expect(added.add.mock.calls[1]?.[0]).toMatchObject({ kind: 'mlc', id: addedEntry.id });
});

test('nothing is chosen, nor added, where no library fits and the repository has none', async () => {
  const far = { ...mlcRepository, baseModels: [], contents: { ...mlcRepository.contents } };
  far.contents.index = { ...far.contents.index, shards: [{ path: 'a', sizeBytes: 1, md5: null }] };
  const { adding, added } = setUp(far);
  adding.address = name;
  await adding.lookUp();
  expect(adding.model).toBeUndefined();
  expect(await adding.add(true)).toBeUndefined();
  expect(added.add).not.toHaveBeenCalled();
});

test('an answer to what was given up is not shown', async () => {
  let answer: (value: Awaited<ReturnType<HubReader['look']>>) => void = () => undefined;
  const look = () =>
    new Promise<Awaited<ReturnType<HubReader['look']>>>((settle) => (answer = settle));
  const { adding } = setUp(mlcRepository, { look: vi.fn(look) });
  adding.address = name;
  const looking = adding.lookUp();
  expect(adding.look.kind).toBe('looking');
  adding.stop();
  answer(success(mlcRepository));
  await looking;
  expect(adding.look.kind).toBe('idle');
});

test('a pause of a hub that has refused is told while it is asked, and no more once it has answered', async () => {
  const pause = { host: hub.host, refusal: 'too-many-requests', secondsLeft: 20 } as const;
  const look = vi.fn<HubReader['look']>(() => Promise.resolve(success(mlcRepository)));
  const search = vi.fn<HubReader['search']>(() => Promise.resolve(success([])));
  const { adding, reader } = setUp(mlcRepository, { look, search });
  adding.address = name;
  adding.words = 'small';
  const both = Promise.all([adding.lookUp(), adding.find()]);
  const tell = () => [reader.look, reader.search].forEach((ask) => ask.mock.calls[0]?.[2]?.(pause));
  tell();
  expect(adding.look).toEqual({ kind: 'looking', pause });
  expect(adding.search).toEqual({ kind: 'searching', pause });
  await both;
  tell();
  expect([adding.look.kind, adding.search.kind]).toEqual(['mlc', 'found']);
});

test('a refusal of the hub, and a repository with nothing to run, are told', async () => {
  const refused = { kind: 'host-refused', host: hub.host, how: 'answer' } as const;
  const { adding } = setUp(other, { look: vi.fn(() => Promise.resolve(failed(refused))) });
  adding.address = name;
  await adding.lookUp();
  expect(adding.look).toEqual({ kind: 'failed', trouble: refused });
  const { adding: again } = setUp(other);
  again.address = name;
  await again.lookUp();
  expect(again.look.kind).toBe('other');
});

test('words are sent when they are asked for, and what is found is looked up by a choice', async () => {
  const hit = {
    repository: name,
    layout: 'mlc',
    licenceTag: null,
    isGated: false,
    downloads: 3,
  } as const;
  const search = vi.fn<HubReader['search']>(() => Promise.resolve(success([hit])));
  const { adding, reader } = setUp(mlcRepository, { search });
  adding.words = '  ';
  await adding.find();
  expect(search).not.toHaveBeenCalled();
  adding.words = ' small model ';
  await adding.find();
  expect(search.mock.calls[0]?.[0]).toBe('small model');
  expect(adding.search).toEqual({ kind: 'found', words: 'small model', hits: [hit] });
  await adding.choose(hit);
  expect(adding.address).toBe(name);
  expect(reader.look).toHaveBeenCalledOnce();
});

test.each([
  ['build', [], false],
  ['site-only', [hub], true],
  [undefined, [hub], false],
] as const)('the way to the hub: %s', (inTheWay, hosts, siteOnly) => {
  const ports = { catalogue: [], hosts } as unknown as AddingPorts['models']['ports'];
  const { adding } = setUp(mlcRepository, {}, { ports, siteOnly });
  expect(adding.hubInTheWay).toBe(inTheWay);
});

test.each([
  ['', undefined],
  ['small model', undefined],
  ['https://huggingface.co/datasets/a/b', undefined],
  [' a/b ', 'https://huggingface.co/a/b'],
  ['https://huggingface.co/a/b/tree/main', 'https://huggingface.co/a/b/tree/main'],
])('other programs open what the box names, if it is a model: “%s”', (address, page) => {
  const { adding } = setUp();
  adding.address = address;
  expect(adding.namedPage).toBe(page);
});

const sharedPage = `https://huggingface.co/${name}/tree/${commit}`;

test('a link opens the place with its address, and asks nobody', async () => {
  const { adding, reader } = setUp();
  adding.address = name;
  await adding.lookUp();
  adding.bringLink(entryFragment(addedEntry) ?? '');
  expect(adding).toMatchObject({ isOpen: true, address: sharedPage, look: { kind: 'idle' } });
  expect(reader.look).toHaveBeenCalledOnce();
  adding.bringLink('add=owner');
  expect(adding.look).toEqual({ kind: 'failed', trouble: { kind: 'bad-entry-link' } });
  expect(reader.look).toHaveBeenCalledOnce();
});

test('an entry is saved as a file, which opens the place with its address and asks nobody', async () => {
  const { adding, reader, save } = setUp();
  adding.save(addedEntry);
  const [text = '', fileName] = save.mock.calls[0] ?? [];
  expect(fileName).toBe('somebody--Small-1B-q4f16_1-MLC.json');
  expect(await adding.bringFile(new Blob([text]))).toBe(true);
  expect(adding).toMatchObject({ isOpen: true, address: sharedPage, look: { kind: 'idle' } });
  expect(await adding.bringFile(new Blob([text.replace(commit, 'main')]))).toBe(true);
  expect(adding.look).toEqual({ kind: 'failed', trouble: { kind: 'bad-entry-file' } });
  expect(reader.look).not.toHaveBeenCalled();
});

test('a file of another kind, too large, or gone is left to others', async () => {
  const { adding, save } = setUp();
  adding.save(addedEntry);
  const [text = ''] = save.mock.calls[0] ?? [];
  const gone = new Blob([text]);
  gone.text = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  for (const file of [new Blob(['{}']), new Blob([text, ' '.repeat(10_000)]), gone]) {
    expect(await adding.bringFile(file)).toBe(false);
  }
  expect(adding.isOpen).toBe(false);
});
