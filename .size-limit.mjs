import { readdirSync, readFileSync } from 'node:fs';

/** The scripts that the built page names itself: what a first paint waits for. */
const page = readFileSync('dist/index.html', 'utf8');
const firstScripts = [...page.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(
  ([, path]) => `dist/${path}`,
);

const firstSheets = [...page.matchAll(/href="\.\/([^"]+\.css)"/g)].map(
  ([, path]) => `dist/${path}`,
);

const assets = 'dist/assets';

/** The script of each name, which there must be, and all that these import before they run. */
function withImports(...names) {
  const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'));
  const found = new Set();
  const take = (file) => {
    if (found.has(file)) return;
    found.add(file);
    const source = readFileSync(`${assets}/${file}`, 'utf8');
    for (const [, other] of source.matchAll(/\b(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g))
      take(other);
  };
  for (const name of names) {
    const file = scripts.find((script) => script.startsWith(name));
    if (file === undefined) throw new Error(`there is no ${assets}/${name}*.js`);
    take(file);
  }
  return [...found].map((file) => `${assets}/${file}`);
}

export default [
  { name: 'first JavaScript of the page', path: firstScripts, gzip: true, limit: '60 kB' },
  { name: 'first style sheets of the page', path: firstSheets, gzip: true, limit: '4 kB' },
  // Each screen but Compare brings its own when it is opened.
  { name: 'all style sheets', path: 'dist/assets/*.css', gzip: true, limit: '16 kB' },
  // More than half of it is the list of the program's files with their hashes, a file for each screen and language among them.
  { name: 'service worker', path: 'dist/service-worker.js', gzip: true, limit: '8 kB' },
  // Each with what both share and what they bring for a download: all that runs while a model is fetched.
  ...['store', 'open-store'].map((name) => ({
    name: `${name} worker, with downloads`,
    path: withImports(`${name}.worker-`, 'store-service-', 'download-discovered-'),
    gzip: true,
    limit: '60 kB',
  })),
  { name: 'grammar worker', path: 'dist/assets/grammar.worker-*.js', gzip: true, limit: '400 kB' },
  { name: 'engine worker', path: 'dist/assets/engine.worker-*.js', gzip: true, limit: '2.3 MB' },
];
