// @ts-check
/** The checks of `npm run verify`: none of them lets a warning pass. Size needs the built site. */

const phase = 'checks';

/**
 * @param {string} name
 * @param {string} program
 * @param {string[]} parameters
 * @param {{ after?: string, tells?: boolean }} [more]
 * @returns {import('./task.mjs').Task}
 */
const check = (name, program, parameters, more = {}) => ({
  name,
  phase,
  program,
  parameters,
  report: 'status',
  ...more,
});

/** The longest first, so that none of them is left over when the others are through. */
export const checks = [
  check('lint', 'eslint', ['.', '--max-warnings', '0']),
  check('components', 'svelte-check', ['--tsconfig', 'tsconfig.json', '--fail-on-warnings']),
  check('build', 'vite', ['build', '--configLoader', 'runner']),
  check('size', 'size-limit', [], { after: 'build' }),
  check('file sizes', 'node', ['tools/checks/file-sizes.mjs', 'dist'], { after: 'build' }),
  check('format', 'prettier', ['--check', '.']),
  ...['tests', '.', 'src/core', 'src/worker', 'src/sw', 'tools'].map((folder) =>
    check(`types of ${folder === '.' ? 'the page' : folder}`, 'tsc', ['-p', folder]),
  ),
  check('boundaries', 'depcruise', ['-c', 'tools/checks/boundaries.mjs', 'src', 'tests', 'tools']),
  check('messages', 'node', ['tools/messages/main.mjs', '--check'], { tells: true }),
  check('paths in documents', 'node', ['tools/checks/documents.mjs']),
  check('unused code', 'knip', ['--treat-config-hints-as-errors']),
];
