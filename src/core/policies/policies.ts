/**
 * The Content Security Policies of every thread: the one source for the headers of the local server
 * and of static hosts, for the page's meta element, and for the service worker, which puts them on
 * worker scripts (a worker loaded from the network does not inherit the page's policy).
 *
 * Source: Content Security Policy Level 3, https://www.w3.org/TR/CSP3/
 */
type Directives = Readonly<Record<string, string>>;

function policy(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join('; ');
}

/** Names of the Trusted Types policies that may exist on the page: ours, and Svelte's templates. */
export const pageTrustedTypes = {
  scripts: 'playground',
  templates: 'svelte-trusted-html',
} as const;

/** What a meta element can carry; `frame-ancestors` works in a header alone. */
export const pagePolicy = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': Object.values(pageTrustedTypes).join(' '),
});

export const pageHeaderPolicy = `${pagePolicy}; frame-ancestors 'none'`;

/** @param worker from where its workers come, and in Firefox the modules that it imports (CSP 3, section 6.8.1) */
function workerPolicy(connect: string, worker: string): string {
  return policy({
    'default-src': "'none'",
    'script-src': "'self' 'wasm-unsafe-eval'",
    'connect-src': connect,
    'worker-src': worker,
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  });
}

/** Where a host of that name is reached; plain http is for this machine alone. */
function source(name: string): string {
  return /^(?:localhost|127\.0\.0\.1)(?::|$)/.test(name) ? `http://${name}` : `https://${name}`;
}

const confined = () => workerPolicy("'none'", "'none'");

/** What each worker may do; the built files are called `<name>-<hash>.js`. */
const policiesOfWorkers: Readonly<Record<string, (hosts: readonly string[]) => string>> = {
  'engine.worker': confined,
  'grammar.worker': confined,
  // The two that are built as several files.
  'store.worker': () => workerPolicy("'self'", "'self'"),
  'open-store.worker': (hosts) =>
    workerPolicy(["'self'", ...hosts.map(source)].join(' '), "'self'"),
};

/**
 * @param path of a script of the site
 * @param hosts what this build allows the open store worker beside its own site (`allowed-hosts.ts`)
 * @returns the policy that a worker started from it must have; undefined for any other script
 */
export function policyOfWorkerScript(path: string, hosts: readonly string[]): string | undefined {
  const [, name = ''] = /([^/]+?)(?:-[\w-]+)?\.(?:js|ts)$/.exec(path) ?? [];
  return Object.hasOwn(policiesOfWorkers, name) ? policiesOfWorkers[name]?.(hosts) : undefined;
}
