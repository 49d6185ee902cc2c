// @ts-check
/**
 * Which way imports point between the layers of src (ARCHITECTURE.md has the table). The compiler
 * keeps browser APIs out of layers that must not have them; this keeps the layers apart.
 */

const layers = {
  core: ['core'],
  database: ['core', 'database'],
  worker: ['core', 'database', 'worker'],
  sw: ['core', 'sw'],
  state: ['core', 'state'],
  i18n: ['core', 'i18n'],
  ui: ['i18n', 'ui'],
  views: ['core', 'i18n', 'state', 'ui', 'views'],
  platform: ['core', 'database', 'platform'],
};

/** Libraries, by the only layers that may import them. */
const libraries = {
  '@cfworker/json-schema': '^src/core/prompts/',
  '@mlc-ai/web-llm': '^src/worker/engine/',
  '@mlc-ai/web-xgrammar': '^src/worker/grammar/',
  comlink: '^src/(worker|platform)/',
  diff: '^src/core/difference/',
  'hash-wasm': '^src/worker/store/',
  idb: '^src/(database|worker/store)/',
  'pure-rand': '^src/core/random/',
  'modern-tar': '^src/worker/store/packs/',
  svelte: '^src/(main\\.ts|host-access\\.ts|state|i18n|ui|views)',
  valibot: '^src/core/',
};

/** Within core and state: what a domain stands on, beside itself; in core also the bounds and the ports. */
const coreDomains = {
  added: ['catalogue', 'gguf', 'hub', 'packs', 'store'],
  bounds: [],
  catalogue: ['settings'],
  consent: ['catalogue', 'hub'],
  random: [],
  comparison: ['catalogue', 'random', 'device', 'engine', 'prompts', 'rating', 'settings', 'store'],
  device: ['catalogue', 'engine'],
  difference: ['comparison', 'engine'],
  engine: ['catalogue', 'settings', 'store'],
  gguf: ['catalogue', 'device', 'hub', 'store'],
  hub: ['catalogue'],
  offline: ['catalogue', 'store'],
  packs: ['catalogue', 'gguf', 'store'],
  policies: [],
  prompts: ['engine', 'store'],
  rating: ['random', 'store'],
  records: ['catalogue', 'comparison', 'engine', 'prompts', 'rating', 'settings', 'store'],
  settings: [],
  store: ['catalogue', 'hub'],
};

const stateDomains = {
  compare: ['device', 'engine', 'files', 'models', 'persistence', 'prompts', 'runs', 'votes'],
  device: [],
  engine: ['models'],
  files: [],
  models: ['persistence'],
  packs: [],
  persistence: [],
  privacy: ['engine'],
  prompts: ['files', 'persistence'],
  records: ['files', 'persistence'],
  runs: ['engine'],
  votes: ['files', 'persistence'],
};

export default {
  forbidden: [
    {
      // A component that draws itself inside itself is recursion, not a cycle.
      name: 'no-cycles',
      severity: 'error',
      from: { path: '(.+)' },
      to: { circular: true, pathNot: '^$1$' },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...Object.entries(layers).map(([layer, allowed]) => ({
      name: `layer-${layer}`,
      severity: 'error',
      from: { path: `^src/${layer}/` },
      to: {
        path: '^src/',
        pathNot: [...allowed.map((other) => `^src/${other}/`), ...exceptions(layer)],
      },
    })),
    ...Object.entries(libraries).map(([library, allowed]) => ({
      name: `library-${library}`,
      severity: 'error',
      from: { path: '^src/', pathNot: allowed },
      to: { path: `node_modules/${library}/` },
    })),
    ...domainRules('core', coreDomains, ['bounds']),
    ...domainRules('state', stateDomains, []),
    {
      name: 'only-main-knows-everything',
      severity: 'error',
      from: { pathNot: '^src/main\\.ts$' },
      to: {
        path: '^src/(main|after-first-paint|engine-services|screen-file|host-access|start-language|screen-services|run-services)\\.ts$',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    includeOnly: '^(src|node_modules)',
    exclude: '\\.test\\.ts$',
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.svelte', '.js'] },
  },
};

/**
 * Files of another layer that a layer may import all the same.
 *
 * @param {string} layer
 * @returns {string[]} patterns
 */
function exceptions(layer) {
  // The page starts workers by their entry and speaks to them by their protocol, no more.
  if (layer === 'platform')
    return ['^src/worker/[^/]+/(protocol|[\\w-]+\\.worker)\\.ts$', '^src/sw/messages\\.ts$'];
  return [];
}

/**
 * @param {string} layer
 * @param {Record<string, string[]>} domains which must stand on each other without a cycle
 * @param {string[]} always what all of them may import
 */
function domainRules(layer, domains, always) {
  for (const domain of Object.keys(domains)) {
    if (standsOn(domain, domain, domains)) throw new Error(`${layer}/${domain} stands on itself`);
  }
  return Object.entries(domains).map(([domain, allowed]) => ({
    name: `domain-${layer}-${domain}`,
    severity: 'error',
    from: { path: `^src/${layer}/${domain}/` },
    to: {
      path: `^src/${layer}/[^/]+/`,
      pathNot: [domain, ...always, ...allowed].map((other) => `^src/${layer}/${other}/`),
    },
  }));
}

/**
 * Whether a domain stands on another one, directly or by way of others.
 *
 * @param {string} domain
 * @param {string} other
 * @param {Record<string, string[]>} domains
 * @param {readonly string[]} way the domains that led here
 * @returns {boolean}
 */
function standsOn(domain, other, domains, way = []) {
  const below = (domains[domain] ?? []).filter((one) => !way.includes(one));
  return below.some((one) => one === other || standsOn(one, other, domains, [...way, one]));
}
