// @ts-check
/**
 * Which way imports point between the layers of src (ARCHITECTURE.md has the table). The compiler
 * keeps browser APIs out of layers that must not have them; this keeps the layers apart. Tests and
 * tools may import what they need, but go round in no circle either.
 */
import { readdirSync } from 'node:fs';

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

/** What may lie beside the domains: in core what all of them import, in state what tests share. */
const besideDomains = { core: /\.(ts|json)$/, state: /^(fake-[\w-]+|settle)\.ts$/ };

/** Such a file is under no rule but those of cycles and names. */
const test = '\\.test\\.ts$';

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
      from: { path: `^src/${layer}/`, pathNot: test },
      to: {
        path: '^src/',
        pathNot: [...allowed.map((other) => `^src/${other}/`), ...exceptions(layer)],
      },
    })),
    ...Object.entries(libraries).map(([library, allowed]) => ({
      name: `library-${library}`,
      severity: 'error',
      from: { path: '^src/', pathNot: [allowed, test] },
      to: { path: `node_modules/${library}/` },
    })),
    ...domainRules('core', coreDomains, ['bounds']),
    ...domainRules('state', stateDomains, []),
    {
      // What all domains may import stands on none of them: it would take one with it into the others.
      name: 'shared-by-domains',
      severity: 'error',
      from: { path: '^src/core/[^/]+$', pathNot: test },
      to: { path: '^src/core/[^/]+/' },
    },
    {
      name: 'for-tests-alone',
      severity: 'error',
      from: { path: '^src/', pathNot: [test, '/fake[\\w-]*\\.ts$'] },
      to: { path: '^src/state/[^/]+$' },
    },
    {
      name: 'only-main-knows-everything',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main\\.ts$', test] },
      to: {
        path: '^src/(main|after-first-paint|engine-services|screen-file|host-access|start-language|screen-services|run-services)\\.ts$',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    includeOnly: '^(src|tests|tools|node_modules)/',
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
 * What no rule would hold for: a folder without a line in the table, a file beside the domains.
 *
 * @param {'core' | 'state'} layer
 * @param {Record<string, string[]>} domains
 */
function refuseStrays(layer, domains) {
  const found = readdirSync(`src/${layer}`, { withFileTypes: true });
  for (const entry of found) {
    const { name } = entry;
    const isKnown = entry.isDirectory() ? name in domains : besideDomains[layer].test(name);
    if (!isKnown) throw new Error(`src/${layer}/${name} is in no domain of the table`);
  }
  for (const domain of Object.keys(domains)) {
    if (!found.some(({ name }) => name === domain)) throw new Error(`no src/${layer}/${domain}`);
  }
}

/**
 * @param {'core' | 'state'} layer
 * @param {Record<string, string[]>} domains which must stand on each other without a cycle
 * @param {string[]} always what all of them may import
 */
function domainRules(layer, domains, always) {
  refuseStrays(layer, domains);
  for (const domain of Object.keys(domains)) {
    if (standsOn(domain, domain, domains)) throw new Error(`${layer}/${domain} stands on itself`);
  }
  return Object.entries(domains).map(([domain, allowed]) => ({
    name: `domain-${layer}-${domain}`,
    severity: 'error',
    from: { path: `^src/${layer}/${domain}/`, pathNot: test },
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
