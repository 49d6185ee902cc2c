import { transfer, wrap } from 'comlink';
import type { GenerationFailure } from '../core/engine/failures';
import { mostCompileSeconds } from '../core/engine/engine';
import { failed, success, type Outcome } from '../core/outcome';
import type { StoreFailure } from '../core/store/failures';
import type { GrammarWorker } from '../worker/grammar/protocol';

/**
 * Compiles a schema for a model in a worker of its own, which is ended with it: a compiler that has
 * aborted is of no use, and one that takes too long hears nobody.
 *
 * @param openFiles gives a port at whose other end the store serves the model
 * @returns false where the model's files or tokens could not be read: its engine will say why
 */
export async function compileInWorker(
  worker: Worker,
  openFiles: () => Promise<Outcome<MessagePort, StoreFailure>>,
  schema: string,
  signal: AbortSignal,
): Promise<Outcome<boolean, GenerationFailure>> {
  let limit: ReturnType<typeof setTimeout> | undefined;
  const ended = new Promise<Outcome<boolean, GenerationFailure>>((resolve) => {
    const end = (failure: GenerationFailure) => (): void => {
      resolve(failed(failure));
    };
    const slow = end({ kind: 'schema-slow', limitSeconds: mostCompileSeconds });
    limit = setTimeout(slow, mostCompileSeconds * 1000);
    const stop = end({ kind: 'unloaded' });
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    worker.onerror = ({ message }) => {
      resolve(failed({ kind: 'worker-crashed', detail: message }));
    };
  });
  const outcome = await Promise.race([compiled(worker, openFiles, schema), ended]);
  clearTimeout(limit);
  worker.terminate();
  return outcome;
}

async function compiled(
  worker: Worker,
  openFiles: () => Promise<Outcome<MessagePort, StoreFailure>>,
  schema: string,
): Promise<Outcome<boolean, GenerationFailure>> {
  const files = await openFiles();
  if (!files.ok) return success(false);
  const port = transfer(files.value, [files.value]);
  const outcome = await wrap<GrammarWorker>(worker)
    .compile(schema, port)
    .catch((error: unknown) => failed({ kind: 'refused', detail: String(error) } as const));
  if (outcome.ok) return success(true);
  return outcome.failure.kind === 'refused'
    ? failed({ kind: 'schema-refused', detail: outcome.failure.detail })
    : success(false);
}
