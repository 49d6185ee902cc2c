import { failed, success, type Outcome } from '../core/outcome';
import type { PackFailure } from '../core/packs/failures';
import type { FilePicker, Picked } from '../core/packs/file-picker';
import type { PickedFile } from '../core/packs/pack-store';
import { directoryFiles, mostFiles } from './packs-dropped';

type Choice<Value> = Promise<Outcome<Value | undefined, PackFailure>>;

/** The pickers of the File System Access API, which not every browser has, nor the types. */
interface Pickers {
  readonly showOpenFilePicker?: () => Promise<FileSystemFileHandle[]>;
  readonly showDirectoryPicker?: () => Promise<FileSystemDirectoryHandle>;
  readonly showSaveFilePicker?: (options: object) => Promise<FileSystemFileHandle>;
}

/** How long a download's address stays good: browsers take the file up at once, on the whole. */
const downloadMs = 60_000;

export class BrowserPicker implements FilePicker<FileSystemFileHandle> {
  /** @param pickers the browser's own, where it has some */
  constructor(readonly pickers: Pickers = globalThis as Pickers) {}

  get canWrite(): boolean {
    return this.pickers.showSaveFilePicker !== undefined;
  }

  async chooseFile(): Choice<Picked> {
    const { showOpenFilePicker } = this.pickers;
    if (showOpenFilePicker === undefined) {
      const [file] = await inputFiles({});
      return success(file && asFile(file));
    }
    return chosen(async () => {
      const [handle] = await showOpenFilePicker.call(globalThis);
      return handle && asFile(await handle.getFile());
    });
  }

  async chooseFolder(): Choice<Picked> {
    const { showDirectoryPicker } = this.pickers;
    if (showDirectoryPicker === undefined) {
      const files = await inputFiles({ webkitdirectory: true });
      const picked = files.slice(0, mostFiles).map(fromInput);
      return success(picked.length > 0 ? { kind: 'folder', files: picked } : undefined);
    }
    return chosen(async () => {
      const folder = await showDirectoryPicker.call(globalThis);
      return { kind: 'folder', files: await directoryFiles(folder) };
    });
  }

  chooseTarget(suggestedName: string): Choice<FileSystemFileHandle> {
    return chosen(async () => this.pickers.showSaveFilePicker?.call(globalThis, { suggestedName }));
  }

  download(file: File | Blob, name: string): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    setTimeout(() => {
      URL.revokeObjectURL(link.href);
    }, downloadMs);
  }
}

function asFile(file: File): Picked {
  return { kind: 'file', file, name: file.name };
}

function fromInput(file: File): PickedFile {
  return { path: file.webkitRelativePath || file.name, file };
}

/** What a dialogue gave; a closed one gives nothing. */
async function chosen<Value>(ask: () => Promise<Value | undefined>): Choice<Value> {
  try {
    return success(await ask());
  } catch (error) {
    const cancelled = error instanceof DOMException && error.name === 'AbortError';
    if (cancelled) return success(undefined);
    return failed({ kind: 'unreadable', file: '', detail: String(error) });
  }
}

/** The dialogue that every browser has; none are chosen where it is closed. */
function inputFiles(options: { readonly webkitdirectory?: boolean }): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = Object.assign(document.createElement('input'), { type: 'file', ...options });
    input.addEventListener('change', () => {
      resolve([...(input.files ?? [])]);
    });
    input.addEventListener('cancel', () => {
      resolve([]);
    });
    input.click();
  });
}
