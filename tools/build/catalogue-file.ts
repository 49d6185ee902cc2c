import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { parseCatalogue } from '../../src/core/catalogue/catalogue';

const source = 'models.json';

/** @throws with every problem, so that a broken catalogue is never built or served */
function checkedCatalogue(): string {
  const text = readFileSync(source, 'utf8');
  const catalogue = parseCatalogue(text);
  if (!catalogue.ok) {
    throw new Error(`${source} is broken:\n  ${catalogue.failure.problems.join('\n  ')}`);
  }
  return JSON.stringify(JSON.parse(text));
}

/** Puts `models.json` beside the page, after checking it. */
export function catalogueFile(): Plugin {
  return {
    name: 'playground:catalogue',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== `/${source}`) {
          next();
          return;
        }
        response.setHeader('Content-Type', 'application/json');
        response.end(checkedCatalogue());
      });
    },
    buildStart() {
      this.addWatchFile(source);
      checkedCatalogue();
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: source, source: checkedCatalogue() });
    },
  };
}
