// @ts-check
/**
 * `npm run messages` writes the types of the messages from the English ones; with `--check` it
 * compares instead, compiles every message, and prints how complete each language is.
 */
import { runnerImport } from 'vite';

const { module } = await runnerImport(`${import.meta.dirname}/command.ts`);
process.exitCode = await module.run(process.argv.includes('--check'));
