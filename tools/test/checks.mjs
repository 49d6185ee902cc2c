// @ts-check
/** The checks of `npm run verify`: none of them lets a warning pass. Size needs the built site. */

/** @type {import('./steps.mjs').Step[]} */
export const checks = [
  ...['.', 'src/core', 'src/worker', 'src/sw', 'tools', 'tests'].map((folder) => ({
    name: `types of ${folder === '.' ? 'the page' : folder}`,
    command: 'tsc',
    parameters: ['-p', folder],
  })),
  {
    name: 'components',
    command: 'svelte-check',
    parameters: ['--tsconfig', 'tsconfig.json', '--fail-on-warnings'],
  },
  { name: 'lint', command: 'eslint', parameters: ['.', '--max-warnings', '0'] },
  {
    name: 'format',
    command: 'prettier',
    parameters: ['--check', '.'],
  },
  {
    name: 'rooms',
    command: 'depcruise',
    parameters: ['-c', 'tools/checks/boundaries.mjs', 'src'],
  },
  { name: 'unused code', command: 'knip', parameters: ['--treat-config-hints-as-errors'] },
  { name: 'build', command: 'vite', parameters: ['build', '--configLoader', 'runner'] },
  { name: 'size', command: 'size-limit', parameters: [] },
  { name: 'file sizes', command: 'node', parameters: ['tools/checks/file-sizes.mjs', 'dist'] },
];
