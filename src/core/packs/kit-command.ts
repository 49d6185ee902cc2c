import type { GgufFacts } from '../gguf/facts';
import { modelIdFor } from './model-id';

/** Architectures that the model kit builds (tools/modelkit/modelkit/families). */
const builtArchitectures: readonly string[] = ['llama', 'qwen2', 'qwen3', 'gemma2', 'gemma3'];

/**
 * What the model kit has to be told to build the file (tools/modelkit/README.md).
 *
 * @returns null where it does not build this architecture
 */
export function kitCommand(
  fileName: string,
  { architecture }: Pick<GgufFacts, 'architecture'>,
): string | null {
  if (architecture === null || !builtArchitectures.includes(architecture)) return null;
  const id = modelIdFor(fileName.replace(/\.gguf$/i, ''));
  return `kit -m modelkit build ${shellWord(fileName)} public/models/${id} --id ${id} --licence LICENCE.txt`;
}

/** A file's name as a shell takes it for one word that is no option. */
export function shellWord(fileName: string): string {
  const isPlain = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(fileName);
  return isPlain ? fileName : `'./${fileName.replaceAll("'", "'\\''")}'`;
}
