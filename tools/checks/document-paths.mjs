// @ts-check
/** Paths that documents name in backticks, and which of them there are no files of. */

const folders = ['src', 'tests', 'tools', 'docs', 'public'];
/** Where a path of a document may begin: at the root, or where the reader knows to be. */
const bases = ['', 'src/', 'tests/', 'docs/'];
const sourceFile = /^[^/]+\.(ts|svelte|mjs)$/;

/**
 * A path begins with a folder of the project, of `src` or of `tests`; a name without a folder is one
 * where it is a source file's. `*` and `<...>` stand for any part of a name.
 *
 * @param {string} text of a document, in Markdown
 * @param {readonly string[]} files all that there are, from the root of the project
 * @returns {string[]} each once, as it is written
 */
export function missingPaths(text, files) {
  const tops = new Set([
    ...folders,
    ...files.flatMap((file) => /^(?:src|tests)\/([^/]+)\//.exec(file)?.[1] ?? []),
  ]);
  const named = [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => code.split(/\s+/));
  return [...new Set(named)].filter((path) => {
    const [top = ''] = path.split('/');
    if (sourceFile.test(path)) return !isFound(`(?:.*/)?${patternOf(path)}`, files);
    return path.includes('/') && tops.has(top) && !isBelowBase(path, files);
  });
}

/**
 * @param {string} path
 * @param {readonly string[]} files
 */
function isBelowBase(path, files) {
  const pattern = patternOf(path.replace(/\/$/, ''));
  return bases.some((base) => isFound(`${base}${pattern}(?:/.*)?`, files));
}

/**
 * @param {string} pattern of a whole path
 * @param {readonly string[]} files
 */
function isFound(pattern, files) {
  const whole = new RegExp(`^${pattern}$`);
  return files.some((file) => whole.test(file));
}

/** @param {string} path */
function patternOf(path) {
  return path.replaceAll(/[.+()[\]{}|^$?\\]/g, '\\$&').replaceAll(/\*|<[^>]*>/g, '[^/]+');
}
