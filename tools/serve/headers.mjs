// @ts-check
/**
 * The `_headers` file that static hosts read: blocks of a path pattern at the start of a line and
 * indented `Name: value` lines below it. Only the part of the format that our build writes: exact
 * paths and patterns that end in `*`.
 *
 * @typedef {{ pattern: string, headers: [string, string][] }} HeaderRule
 */

/** @param {string} text @returns {HeaderRule[]} */
export function parseHeaderRules(text) {
  /** @type {HeaderRule[]} */
  const rules = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (/^\s/.test(line)) {
      const colon = line.indexOf(':');
      const rule = rules.at(-1);
      if (!rule || colon < 0) throw new Error(`_headers: cannot read the line "${line}"`);
      rule.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
    } else {
      rules.push({ pattern: line.trim(), headers: [] });
    }
  }
  return rules;
}

/**
 * @param {HeaderRule[]} rules
 * @param {string} path absolute path of a request, without the base under which the site is served
 * @returns {Record<string, string>} the headers of every rule that matches
 */
export function headersFor(rules, path) {
  const matching = rules.filter(({ pattern }) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
  );
  return Object.fromEntries(matching.flatMap((rule) => rule.headers));
}
