import type { GgufFacts } from './gguf';
import { modelIdFor } from './model-id';

/** Architectures that the model kit builds (tools/modelkit/modelkit/families). */
const builtArchitectures: readonly string[] = ['llama', 'qwen2', 'qwen3', 'gemma2', 'gemma3'];

/**
 * What the model kit has to be told to build the file (tools/modelkit/README.md).
 *
 * @returns null where it does not build this architecture
 */
export function kitCommand(fileName: string, { architecture }: GgufFacts): string | null {
  if (architecture === null || !builtArchitectures.includes(architecture)) return null;
  const id = modelIdFor(fileName.replace(/\.gguf$/i, ''));
  const plain = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/.test(fileName);
  const quoted = plain ? fileName : `'./${fileName.replaceAll("'", "'\\''")}'`;
  return `kit -m modelkit build ${quoted} public/models/${id} --id ${id} --licence LICENCE.txt`;
}
