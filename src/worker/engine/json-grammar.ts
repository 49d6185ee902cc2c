import { grammarSchema } from '../../core/prompts/grammar-schema';
import type { GrammarCompiler, Pipeline } from './webllm-pipeline';

/** Most spaces and line breaks in a row between the parts of a JSON answer. */
const mostWhitespace = 8;

/** A schema compiled as everywhere here: in the words that xgrammar understands, its white space bounded. */
export function compileSchema(compiler: GrammarCompiler, schema: string): Promise<unknown> {
  const { text } = grammarSchema(JSON.parse(schema));
  return compiler.compileJSONSchema(text, true, 2, undefined, true, mostWhitespace);
}

/**
 * Bounds the white space of answers that have to fit a schema. WebLLM 0.2.86 has any amount of it
 * allowed, and a small model that does not know JSON then writes spaces until a limit ends it. The
 * compiler is made with the first schema: it is changed as it is put into the pipeline.
 *
 * @param onCompiling called with true before it compiles, and with false afterwards
 */
export function boundWhitespace(
  pipeline: Pipeline,
  onCompiling: (isCompiling: boolean) => void,
): void {
  let compiler: GrammarCompiler | undefined;
  Object.defineProperty(pipeline, 'grammarCompiler', {
    get: () => compiler,
    set: (made: GrammarCompiler | undefined) => {
      compiler = made;
      if (!made) return;
      const own: GrammarCompiler = { compileJSONSchema: made.compileJSONSchema.bind(made) };
      made.compileJSONSchema = (schema) => {
        onCompiling(true);
        return compileSchema(own, schema).finally(() => {
          onCompiling(false);
        });
      };
    },
  });
}
