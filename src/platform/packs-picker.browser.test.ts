/** Headless pickers refuse to open, so these are made of OPFS handles. */
import { expect, test } from 'vitest';
import { BrowserPicker } from './packs-picker';

async function folder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  const made = await root.getDirectoryHandle(crypto.randomUUID(), { create: true });
  const inner = await made.getDirectoryHandle('inner', { create: true });
  await made.getFileHandle('a', { create: true });
  await inner.getFileHandle('b', { create: true });
  return made;
}

test('a folder is given with the paths of its files', async () => {
  const chosen = await folder();
  const picker = new BrowserPicker({ showDirectoryPicker: () => Promise.resolve(chosen) });
  const picked = await picker.chooseFolder();
  if (!picked.ok || picked.value?.kind !== 'folder') throw new Error('no folder');
  const paths = picked.value.files.map(({ path }) => path).toSorted();
  expect(paths).toEqual([`${chosen.name}/a`, `${chosen.name}/inner/b`]);
});

test('a file is given with its name, a target as it is', async () => {
  const handle = await (await folder()).getFileHandle('pack.tar', { create: true });
  const picker = new BrowserPicker({
    showOpenFilePicker: () => Promise.resolve([handle]),
    showSaveFilePicker: () => Promise.resolve(handle),
  });
  expect(await picker.chooseFile()).toMatchObject({ value: { kind: 'file', name: 'pack.tar' } });
  expect(picker.canWrite).toBe(true);
  expect(await picker.chooseTarget('x')).toEqual({ ok: true, value: handle });
});

test('a dialogue that was closed is no failure; one that is forbidden is', async () => {
  const closed = () => Promise.reject(new DOMException('closed', 'AbortError'));
  const forbidden = () => Promise.reject(new DOMException('no', 'SecurityError'));
  const nothing = { ok: true, value: undefined };
  expect(await new BrowserPicker({ showOpenFilePicker: closed }).chooseFile()).toEqual(nothing);
  expect(await new BrowserPicker({ showDirectoryPicker: closed }).chooseFolder()).toEqual(nothing);
  expect(await new BrowserPicker({ showSaveFilePicker: closed }).chooseTarget('x')).toEqual(
    nothing,
  );
  expect(await new BrowserPicker({ showOpenFilePicker: forbidden }).chooseFile()).toMatchObject({
    ok: false,
  });
});

test('where there are no pickers, files come from the page’s own dialogue', async () => {
  const picker = new BrowserPicker({});
  expect(picker.canWrite).toBe(false);
  const input: HTMLInputElement[] = [];
  const { click } = HTMLInputElement.prototype;
  HTMLInputElement.prototype.click = function (this: HTMLInputElement) {
    input.push(this);
  };
  try {
    const choosing = picker.chooseFile();
    input[0]?.dispatchEvent(new Event('cancel'));
    expect(await choosing).toEqual({ ok: true, value: undefined });
    const again = picker.chooseFile();
    const files = new DataTransfer();
    files.items.add(new File(['x'], 'dropped.tar'));
    if (input[1]) input[1].files = files.files;
    input[1]?.dispatchEvent(new Event('change'));
    expect(await again).toMatchObject({ value: { kind: 'file', name: 'dropped.tar' } });
  } finally {
    HTMLInputElement.prototype.click = click;
  }
});
