import type { Plugin } from 'vite';
import { catalogueSources, readCatalogue } from './catalogue-source';

const fileName = 'models.json';

/** The built policy lets the store worker reach the site's own host alone, and the file says so. */
function builtCatalogue(): string {
  return JSON.stringify({ ...readCatalogue(), hosts: [] });
}

/** Puts the catalogue beside the page as `models.json`, after checking it. */
export function catalogueFile(): Plugin {
  return {
    name: 'playground:catalogue',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== `/${fileName}`) {
          next();
          return;
        }
        response.setHeader('Content-Type', 'application/json');
        response.end(builtCatalogue());
      });
    },
    buildStart() {
      for (const path of catalogueSources) this.addWatchFile(path);
      readCatalogue();
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: builtCatalogue() });
    },
  };
}
