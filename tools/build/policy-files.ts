import type { HtmlTagDescriptor, Plugin } from 'vite';
import {
  pageHeaderPolicy,
  pagePolicy,
  policyOfWorkerScript,
} from '../../src/core/policies/policies';

/** Headers for every file, beside the policy of the page or of a worker. */
const common = [
  'X-Content-Type-Options: nosniff',
  'Referrer-Policy: no-referrer',
  'Cross-Origin-Opener-Policy: same-origin',
  'Cross-Origin-Resource-Policy: same-origin',
  'Permissions-Policy: camera=(), microphone=(), geolocation=(), display-capture=(), usb=()',
];

function block(path: string, headers: readonly string[]): string {
  return [path, ...headers.map((header) => `  ${header}`), ''].join('\n');
}

const policyMeta = { 'http-equiv': 'Content-Security-Policy', content: pagePolicy };

function head(tag: string, attrs: Record<string, string>): HtmlTagDescriptor {
  return { tag, attrs, injectTo: 'head-prepend' };
}

/**
 * Writes the policies where browsers find them without our server: as a meta element in the page,
 * and as the `_headers` file that static hosts read. Each worker script is named exactly: hosts
 * join the headers of all matching patterns, and two policies together allow less than either.
 *
 * @param allowedHosts what the open store worker may reach beside the site, as names
 *
 * The development server sends the workers' policies too; its page needs inline scripts of its own.
 */
export function policyFiles(allowedHosts: readonly string[] = []): Plugin {
  return {
    name: 'playground:policies',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const policy = policyOfWorkerScript(request.url?.split('?')[0] ?? '', allowedHosts);
        if (policy) response.setHeader('Content-Security-Policy', policy);
        next();
      });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => [
        ...(bundle ? [head('meta', policyMeta)] : []),
        // Before every other script, as a file of its own: what it takes away no script ever has.
        head('script', { src: './without-webrtc.js' }),
      ],
    },
    generateBundle(_options, bundle) {
      const policies = [
        ['/', pageHeaderPolicy],
        ['/index.html', pageHeaderPolicy],
        ...Object.keys(bundle).map(
          (file) => [`/${file}`, policyOfWorkerScript(file, allowedHosts)] as const,
        ),
      ] as const;
      const blocks = policies.flatMap(([path, policy]) =>
        policy === undefined ? [] : [block(path, [`Content-Security-Policy: ${policy}`])],
      );
      const source = [block('/*', common), ...blocks].join('\n');
      this.emitFile({ type: 'asset', fileName: '_headers', source });
    },
  };
}
