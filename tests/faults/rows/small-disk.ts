import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  rmdirSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const pageBytes = 4096;

/** Whether this machine lets these tests mount a file system; else why not. */
export function whyNoSmallDisk(): string | undefined {
  if (process.platform !== 'linux') return 'it takes a tmpfs, which Linux alone has';
  if (process.getuid?.() !== 0) return 'only root can mount a small disk';
  // In a container root often has no right to: only trying tells.
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
  const problem = mount(folder);
  if (problem === undefined) unmount(folder);
  rmdirSync(folder);
  return problem === undefined ? undefined : `a small disk cannot be mounted here: ${problem}`;
}

/** Why it cannot be mounted, where it cannot. */
function mount(folder: string): string | undefined {
  const { status, error, stderr } = spawnSync(
    'mount',
    ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder],
    { encoding: 'utf8' },
  );
  if (error) return error.message;
  if (status === 0) return undefined;
  const [line = ''] = stderr.split('\n');
  return line === '' ? `mount ended with ${String(status)}` : line;
}

function unmount(folder: string): void {
  spawnSync('umount', ['--lazy', folder]);
}

/** A file system of a few megabytes that holds all that a browser keeps of its person. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** @throws where it cannot be mounted */
  static mount(profile: string): SmallDisk {
    // Beside it lies what the tests themselves write, such as the log of the network.
    const folder = join(profile, 'Default');
    mkdirSync(folder, { recursive: true });
    const problem = mount(folder);
    if (problem !== undefined) throw new Error(`a small disk cannot be mounted: ${problem}`);
    return new SmallDisk(folder);
  }

  /**
   * Has the browser promise the site to keep what it has, as a person's browser does for sites that are
   * used often (`navigator.storage.persist`); to be called before it starts. Without that promise
   * Chromium deletes all that a site has kept as soon as the disk is full.
   */
  promiseTo(address: string): void {
    const sites = { [`${new URL(address).origin},*`]: { setting: 1 } };
    const exceptions = { durable_storage: sites };
    const preferences = { profile: { content_settings: { exceptions } } };
    writeFileSync(join(this.folder, 'Preferences'), JSON.stringify(preferences));
  }

  get #filler(): string {
    return join(this.folder, 'filler');
  }

  /** Takes the last byte that is free. */
  fill(): void {
    const file = openSync(this.#filler, 'a');
    try {
      for (;;) writeSync(file, Buffer.alloc(pageBytes));
    } catch {
      // Full.
    } finally {
      closeSync(file);
    }
  }

  /** Gives pages of 4 KiB back, as a system does that makes room elsewhere. */
  release(pages: number): void {
    const { size } = statSync(this.#filler);
    truncateSync(this.#filler, Math.max(0, size - pages * pageBytes));
  }

  empty(): void {
    rmSync(this.#filler, { force: true });
  }

  unmount(): void {
    unmount(this.folder);
  }
}
