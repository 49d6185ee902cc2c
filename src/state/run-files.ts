import { failed, success, type Outcome } from '../core/outcome';
import type { Calendar } from '../core/ports';
import type { RecordsFailure, RunFileFailure } from '../core/records/failures';
import type * as fileForms from '../core/records/file-forms';
import { newRuns } from '../core/records/merge';
import { isHidden, type Run } from '../core/records/run';
import { fileBytes, runFileLimits, type RunsRead } from '../core/records/run-file';
import type { RunStore } from '../core/records/run-store';
import type { RunWords } from '../core/records/words';
import type { StoreFailure } from '../core/store/failures';
import { inPieces, type PiecePorts } from './in-pieces';
import { textOf, type TextFile } from './text-file';

type Result<Value> = Promise<Outcome<Value, StoreFailure | RecordsFailure>>;

export interface RunFilePorts extends PiecePorts {
  readonly store: RunStore;
  /** Reading and writing files, which is loaded when the first one is. */
  readonly files: () => Promise<typeof fileForms>;
  /** Hands a file over as a download. */
  readonly save: (text: string, form: fileForms.RunForm, name: string) => void;
  readonly calendar: Calendar;
}

/** Takes the runs of a file to those that are here: all of them, or none. */
export async function importRuns(
  file: TextFile,
  ports: RunFilePorts,
): Result<{ readonly added: number; readonly alreadyHere: number }> {
  const { store } = ports;
  const read = await readRuns(file, ports);
  if (!read.ok) return read;
  const kept = await store.list();
  if (!kept.ok) return kept;
  const here = kept.value.runs.map(({ head }) => head.id);
  const runs = newRuns(here, read.value);
  const outcome = await store.addAll(runs);
  if (!outcome.ok) return outcome;
  return success({ added: runs.length, alreadyHere: read.value.length - runs.length });
}

/**
 * Hands runs over as one file.
 *
 * @returns how many, and how many stayed out of it since it is hidden which of their columns is which
 */
export async function exportRuns(
  ids: readonly string[],
  form: fileForms.RunForm,
  words: RunWords,
  ports: RunFilePorts,
): Result<{ readonly count: number; readonly hidden: number }> {
  const runs: Run[] = [];
  let hidden = 0;
  for (const id of ids) {
    const run = await loadRun(ports.store, id);
    if (!run.ok) return run;
    if (isHidden(run.value)) hidden += 1;
    else runs.push(run.value);
  }
  if (runs.length === 0) return failed({ kind: 'runs-hidden' });
  const { write, fileName } = await ports.files();
  const content = { runs, exportedAt: new Date(ports.calendar.nowMs()).toISOString(), words };
  const text = write[form](content);
  const { sizeBytes: mostBytes } = runFileLimits;
  const sizeBytes = form === 'json' ? fileBytes(text) : 0;
  if (sizeBytes > mostBytes) return failed({ kind: 'runs-export-too-large', sizeBytes, mostBytes });
  ports.save(text, form, fileName(content, form));
  return success({ count: runs.length, hidden });
}

export async function loadRun(store: RunStore, id: string): Result<Run> {
  const run = await store.load(id);
  if (!run.ok) return run;
  return run.value ? success(run.value) : failed({ kind: 'run-gone' });
}

/** The runs of a file, looked at in pieces. What is too large is not read at all. */
async function readRuns(file: TextFile, ports: RunFilePorts): Promise<RunsRead> {
  const text = await textOf(file, runFileLimits.sizeBytes, (trouble): RunFileFailure =>
    trouble.kind === 'too-large'
      ? { ...trouble, kind: 'runs-too-large' }
      : { ...trouble, kind: 'runs-unreadable' },
  );
  if (!text.ok) return text;
  return inPieces((await ports.files()).read(text.value.text), ports);
}
