import type { ModelFile } from '../../core/catalogue/files';
import { success, type Outcome } from '../../core/outcome';
import {
  libraryIsElsewhere,
  type DiscoveredModel,
  type RemoteFile,
} from '../../core/store/discovery';
import type { StoreFailure } from '../../core/store/failures';
import type { ArrivedFile } from '../../core/store/kept-models';
import { mlcFiles } from '../../core/store/mlc-files';
import type { FetchProgress } from '../../core/store/model-store';
import { isFinal } from '../../core/store/retry';
import { noteSize } from './arrivals';
import { fetchFile } from './fetch-file';
import { ofSize, sizeOf } from './file-size';
import { aborted, type DownloadContext, type DownloadJob } from './job';
import { inLanesOfHosts } from './lanes';
import type { Preflight } from './preflight';
import { ProgressThrottle } from './progress-throttle';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

type Sizes = ReadonlyMap<string, number | null>;

/**
 * Fetches and keeps the files of a model, each host's in lanes of their own, telling how many bytes of
 * each are here.
 *
 * @param arrived what there is to go on with, by path; it is noted in the database
 */
export async function fetchFiles(
  context: DownloadContext,
  job: DownloadJob & { readonly model: DiscoveredModel },
  { files, texts }: Preflight,
  arrived: Readonly<Record<string, ArrivedFile>>,
): Result<readonly ModelFile[]> {
  const { model, signal, onProgress } = job;
  // A host names its files, also as what every object has.
  const before = new Map(Object.entries(arrived));
  const sizes = new Map(files.map(({ path }) => [path, before.get(path)?.sizeBytes ?? null]));
  const doneBytes = new Map(files.map(({ path }) => [path, 0]));
  const complete = new Map<string, ModelFile>();
  const telling = new ProgressThrottle(() => progressOf(sizes, doneBytes), onProgress);
  const outcome = await inLanesOfHosts(files, signal, isFinal, async (file, laneSignal) => {
    let there = before.get(file.path);
    if (!there) throw new Error(`${file.path} was not begun`);
    if (file.path === mlcFiles.library && libraryIsElsewhere(model)) {
      const looked = await lookAt(context, { model, file, there, signal: laneSignal });
      if (!looked.ok) return looked;
      there = looked.value;
      sizes.set(file.path, there.sizeBytes);
    }
    const fetched = await fetchFile(context, {
      modelId: model.id,
      file,
      arrived: there,
      bytes: texts.get(file.path),
      signal: laneSignal,
      onBytes: (bytes) => {
        doneBytes.set(file.path, bytes);
        telling.change();
      },
    });
    if (!fetched.ok) return fetched;
    complete.set(file.path, fetched.value);
    sizes.set(file.path, fetched.value.sizeBytes);
    return success(undefined);
  });
  telling.end();
  if (!outcome.ok) return outcome;
  const list = files.flatMap(({ path }) => complete.get(path) ?? []);
  // The lanes may have ended between two files, when none of them was there to notice.
  return list.length < files.length ? aborted : success(list);
}

/** Asks a host how large a file is, and notes it. */
async function lookAt(
  { repository, ...reach }: DownloadContext,
  {
    model,
    file,
    there,
    signal,
  }: {
    readonly model: DiscoveredModel;
    readonly file: RemoteFile;
    readonly there: ArrivedFile;
    readonly signal: AbortSignal;
  },
): Result<ArrivedFile> {
  const said = await sizeOf(reach, file, signal);
  if (!said.ok) return said;
  const now = ofSize(there, said.value);
  if (now.sizeBytes === null || now.sizeBytes === there.sizeBytes) return success(now);
  const place = { modelId: model.id, path: file.path };
  const noted = await noteSize(repository.connection, place, now.sizeBytes);
  return noted.ok ? success(now) : noted;
}

/** @param sizes by path in loading order; null where nobody has said it yet */
function progressOf(sizes: Sizes, doneBytes: ReadonlyMap<string, number>): FetchProgress {
  const each = [...sizes].map(([path, sizeBytes]) => {
    const done = doneBytes.get(path) ?? 0;
    return { path, doneBytes: done, sizeBytes: sizeBytes && Math.max(sizeBytes, done) };
  });
  return {
    phase: 'fetch',
    doneBytes: each.reduce((sum, file) => sum + file.doneBytes, 0),
    totalBytes: each.reduce((sum, file) => sum + (file.sizeBytes ?? file.doneBytes), 0),
    files: each,
  };
}
