/** The embedded models, by which the projects of vitest.config.ts differ. */
export const glassbox = 'Glassbox-3M-q8f32';
export const smolLm2 = 'SmolLM2-135M-Instruct-q4f32';

declare module 'vitest' {
  interface ProvidedContext {
    /** The models of this project; what is tested with one alone is tested with the first. */
    readonly contractModels: readonly string[];
  }
}
