import type { Plugin } from 'vite';
import { readFileSync } from 'node:fs';
import { catalogueSources, readCatalogue } from './catalogue-source';
import { siteCatalogue, type SiteCatalogue } from './site-catalogue';

const fileName = 'models.json';

/**
 * The catalogue of this build, by what its environment says.
 *
 * @throws with every problem, so that a broken catalogue is never built or served
 */
export function catalogueOfBuild(environment: NodeJS.ProcessEnv = {}): SiteCatalogue {
  const {
    PLAYGROUND_HOSTS: hosts = '',
    PLAYGROUND_MIRROR: mirror = '',
    PLAYGROUND_MIRROR_LIST: mirrorList = 'mirror/mirror.json',
  } = environment;
  const mirrorText = mirror === '' ? undefined : readFileSync(mirrorList, 'utf8');
  return siteCatalogue(readCatalogue(), { hosts, mirror }, mirrorText);
}

/** Puts the catalogue beside the page as `models.json`, after checking it. */
export function catalogueFile(environment?: NodeJS.ProcessEnv): Plugin {
  const text = (): string => catalogueOfBuild(environment).text;
  return {
    name: 'playground:catalogue',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== `/${fileName}`) {
          next();
          return;
        }
        response.setHeader('Content-Type', 'application/json');
        response.end(text());
      });
    },
    buildStart() {
      for (const path of catalogueSources) this.addWatchFile(path);
      text();
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: text() });
    },
  };
}
