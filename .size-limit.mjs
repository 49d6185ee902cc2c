import { readFileSync } from 'node:fs';

/** The scripts that the built page names itself: what a first paint waits for. */
const page = readFileSync('dist/index.html', 'utf8');
const firstScripts = [...page.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(
  ([, path]) => `dist/${path}`,
);

const firstSheets = [...page.matchAll(/href="\.\/([^"]+\.css)"/g)].map(
  ([, path]) => `dist/${path}`,
);

export default [
  { name: 'first JavaScript of the page', path: firstScripts, gzip: true, limit: '60 kB' },
  { name: 'first style sheets of the page', path: firstSheets, gzip: true, limit: '4 kB' },
  // Each screen but Compare brings its own when it is opened.
  { name: 'all style sheets', path: 'dist/assets/*.css', gzip: true, limit: '16 kB' },
  // More than half of it is the list of the program's files with their hashes, a file for each screen and language among them.
  { name: 'service worker', path: 'dist/service-worker.js', gzip: true, limit: '8 kB' },
  // Each with what both share, but what a download or a pack brings when it is needed.
  ...['store', 'open-store'].map((name) => ({
    name: `${name} worker`,
    path: [`dist/assets/${name}.worker-*.js`, 'dist/assets/store-service-*.js'],
    gzip: true,
    limit: '60 kB',
  })),
  { name: 'grammar worker', path: 'dist/assets/grammar.worker-*.js', gzip: true, limit: '400 kB' },
  { name: 'engine worker', path: 'dist/assets/engine.worker-*.js', gzip: true, limit: '2.3 MB' },
];
