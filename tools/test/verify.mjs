// @ts-check
/** npm run verify: types, lint, format, boundaries, unused code, build and sizes. */
import { checks } from './checks.mjs';
import { sumOf } from './reports.mjs';
import { runTasks } from './schedule.mjs';

const { passed, failed } = sumOf(await runTasks(checks));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
