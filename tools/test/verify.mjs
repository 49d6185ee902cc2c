// @ts-check
/** npm run verify: types, lint, format, boundaries, unused code, build and sizes. */
import { checks } from './checks.mjs';
import { runSteps } from './steps.mjs';

const { passed, failed } = runSteps(checks);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
