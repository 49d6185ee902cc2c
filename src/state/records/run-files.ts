import { failed, success, type Outcome } from '../../core/outcome';
import type { Calendar } from '../../core/ports';
import type { Vote } from '../../core/rating/vote';
import type { VoteStore, Counted } from '../../core/rating/vote-store';
import { merge } from '../../core/rating/merge';
import type { VoteFileFailure } from '../../core/rating/failures';
import type { RecordsFailure, RunFileFailure } from '../../core/records/failures';
import type * as fileForms from '../../core/records/file-forms';
import { titleOf } from '../../core/records/report';
import type { RunForm } from '../../core/records/run-forms';
import { newRuns } from '../../core/records/merge';
import { isHidden, type Run } from '../../core/records/run';
import { runFileLimits, type RunsRead } from '../../core/records/run-file';
import type { RunStore } from '../../core/records/run-store';
import type { RunWords } from '../../core/records/words';
import type { StoreFailure } from '../../core/store/failures';
import type { Encoding } from '../files/decoded-text';
import { inPieces, type PiecePorts } from '../files/in-pieces';
import { textOf, type TextFile } from '../files/text-file';
import type { Waited } from '../files/wait.svelte';

type Result<Value> = Promise<Outcome<Value, StoreFailure | RecordsFailure>>;

export interface RunFilePorts extends PiecePorts {
  readonly store: RunStore;
  readonly votes: Pick<VoteStore, 'on' | 'own' | 'all' | 'addAll'>;
  /** Reading and writing files, which is loaded when the first one is. */
  readonly files: () => Promise<typeof fileForms>;
  /** Hands a file over as a download. */
  readonly save: (text: string, form: RunForm, name: string) => void;
  readonly calendar: Calendar;
}

/**
 * Takes the runs of a file to those that are here, all of them or none, and then the votes on them.
 *
 * @returns undefined where it was given up, and nothing was taken
 */
export async function importRuns(
  file: TextFile,
  ports: RunFilePorts,
  waited: Waited,
): Promise<Awaited<Result<RunsTaken>> | undefined> {
  const { store } = ports;
  const text = await textOf(
    file,
    runFileLimits.sizeBytes,
    (trouble): RunFileFailure | VoteFileFailure =>
      trouble.kind === 'too-large'
        ? { ...trouble, kind: 'runs-too-large' }
        : { ...trouble, kind: 'runs-unreadable' },
  );
  if (!text.ok) return text;
  const read = await readRuns(text.value.text, ports, waited);
  if (!read?.ok) return read;
  const kept = await store.list();
  if (!kept.ok) return kept;
  if (!waited.isWanted()) return undefined;
  waited.keep();
  const here = kept.value.runs.map(({ head }) => head.id);
  const { runs: ofFile, isPart } = read.value;
  const runs = newRuns(here, ofFile);
  const outcome = await store.addAll(runs);
  if (!outcome.ok) return outcome;
  const added = outcome.value;
  const answers = isPart && added === 0 ? await addPart(ofFile, store) : success(0);
  if (!answers.ok) return answers;
  const votes = await importVotes(read.value.votes, ports);
  if (!votes.ok) return votes;
  const blocked = isPart ? 0 : runs.length - added;
  const alreadyHere = ofFile.length - added - blocked;
  const { encoding } = text.value;
  const taken = { added, alreadyHere, answers: answers.value, isPart, blocked };
  return success({ ...taken, ...votes.value, encoding });
}

/** Adds the answers of a part of a run to the run that is here: how many. */
async function addPart([part]: readonly Run[], store: RunStore): Result<number> {
  if (!part) return success(0);
  const added = await store.addPart(part);
  if (!added.ok) return added;
  return added.value === undefined
    ? failed({ kind: 'runs-part-of-another' })
    : success(added.value);
}

async function importVotes(
  incoming: Counted,
  ports: RunFilePorts,
): Result<Pick<RunsTaken, 'votes' | 'conflicts'>> {
  const { votes } = ports;
  const kept = await votes.all();
  if (!kept.ok) return kept;
  const added = await inPieces(merge(kept.value, incoming), ports);
  const outcome = await votes.addAll(added);
  if (!outcome.ok) return outcome;
  return success({ votes: outcome.value, conflicts: added.conflicts.length });
}

/**
 * Hands runs over as a file or, where one could not be taken back, as several.
 *
 * @returns what came of it; a failure where there was nothing to be handed over
 */
export async function exportRuns(
  ids: readonly string[],
  form: RunForm,
  words: RunWords,
  ports: RunFilePorts,
): Result<RunsExported> {
  const runs: Run[] = [];
  const own: Vote[] = [];
  const votes: { readonly [Kind in keyof Counted]: Vote[] } = { votes: [], setAside: [] };
  let hidden = 0;
  for (const id of ids) {
    const run = await loadRun(ports.store, id);
    if (!run.ok) return run;
    if (isHidden(run.value)) {
      hidden += 1;
      continue;
    }
    const [all, given] = await Promise.all([ports.votes.on(id), ports.votes.own(id)]);
    if (!all.ok) return all;
    if (!given.ok) return given;
    runs.push(run.value);
    own.push(...given.value);
    votes.votes.push(...all.value.votes);
    votes.setAside.push(...all.value.setAside);
  }
  if (runs.length === 0) return failed({ kind: 'runs-hidden' });
  const { write, fileName } = await ports.files();
  const exportedAt = new Date(ports.calendar.nowMs()).toISOString();
  const content = { runs, votes, own, exportedAt, words };
  const { texts, tooLarge } = write[form](content);
  const { sizeBytes: mostBytes } = runFileLimits;
  if (texts.length === 0) return failed({ kind: 'runs-export-too-large', mostBytes });
  for (const text of texts) ports.save(text, form, fileName(content, form));
  const left = tooLarge.map((run) => titleOf(run, words));
  const count = runs.length - left.length;
  return success({ count, files: texts.length, hidden, tooLarge: left, mostBytes });
}

/** What was handed over, and what was not. */
export interface RunsExported {
  readonly count: number;
  /** In so many files, all of which it takes to have them back. */
  readonly files: number;
  /** So many stayed out, since it is hidden which of their columns is which. */
  readonly hidden: number;
  /** Titles of those that stayed out since a file of one alone could not be taken back, */
  readonly tooLarge: readonly string[];
  /** which has so many bytes at the most. */
  readonly mostBytes: number;
}

/** What came of a file: how many runs are new, how many were here, and how many votes are new. */
export interface RunsTaken {
  readonly added: number;
  readonly alreadyHere: number;
  /** So many answers of them were not here: the file has a part of a run. */
  readonly answers: number;
  /** Other answers of its run stand in other files. */
  readonly isPart: boolean;
  /** So many were not kept: what has their ids here cannot be read. */
  readonly blocked: number;
  readonly votes: number;
  /** So many votes differ from those that are here under their ids, which stay. */
  readonly conflicts: number;
  readonly encoding: Encoding;
}

export async function loadRun(store: Pick<RunStore, 'load'>, id: string): Result<Run> {
  const run = await store.load(id);
  if (!run.ok) return run;
  return run.value ? success(run.value) : failed({ kind: 'run-gone' });
}

/** The runs of a file, looked at in pieces. */
async function readRuns(
  text: string,
  ports: RunFilePorts,
  { isWanted, note }: Waited,
): Promise<RunsRead | undefined> {
  return inPieces((await ports.files()).read(text), ports, isWanted, note);
}
