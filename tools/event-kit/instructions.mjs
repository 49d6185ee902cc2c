// @ts-check
/** The page of instructions of a kit: one file, in English and German, to read and to print. */

/**
 * @typedef {object} KitModel
 * @property {string} path of its pack
 * @property {number} sizeBytes
 * @property {string} sha256
 * @property {import('./core.mjs').Model} model
 */

const style = `
:root { color-scheme: light dark }
body { font: 16px/1.55 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem } li { margin: .4rem 0 }
table { border-collapse: collapse; width: 100%; font-size: .9rem }
th, td { text-align: start; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #8888; vertical-align: top }
code { font: .85rem ui-monospace, monospace; overflow-wrap: anywhere }
@media print { body { margin: 0; max-width: none } section + section { break-before: page } }
`;

const languages = {
  en: {
    title: 'Playground: instructions',
    lead: 'Language models that run on your own device, carried into a room without a network. Nothing on this stick asks for one.',
    start: 'Start',
    steps: [
      'Node 18 or newer has to be on the machine (<code>node --version</code>). If it is not, unpack a Node for its system into a folder <code>node</code> beside this page, so that there is <code>node/bin/node</code> or <code>node\\node.exe</code>.',
      'On Windows open <code>start.cmd</code>; elsewhere run <code>sh start.sh</code>. It says at which address the page is, such as <code>http://localhost:4700/</code>, and opens it.',
      'Open that address in a current Chrome or Edge (or Safari, or Firefox on Windows and macOS) with hardware acceleration switched on. Ask a model something: that copies it from the stick into the browser.',
      'On the Privacy screen press “Check now”. When it says “Ready without a network”, the stick is no longer needed on this machine: the page opens at the same address without it.',
      'To see it proven, press “Unplug and ask” below.',
    ],
    stop: 'Ctrl+C in the window of the launcher stops it. Where its port is taken, it takes the next one and says so; a browser keeps models by address, so start it the same way each time.',
    other: 'On another machine',
    others: [
      'Carry the stick there and start it in the same way.',
      'Or, where the playground is there already, import a file out of <code>packs</code> on its Models screen.',
    ],
    models: 'The models on this stick',
    head: ['Model', 'Made by', 'Licence', 'Size', 'SHA-256 of the pack'],
    licence:
      'The text of each licence is inside its pack, in <code>licences</code>; any program that opens tar files shows it.',
  },
  de: {
    title: 'Playground: Anleitung',
    lead: 'Sprachmodelle, die auf dem eigenen Gerät laufen, mitgenommen in einen Raum ohne Netz. Nichts auf diesem Stick verlangt eines.',
    start: 'Starten',
    steps: [
      'Auf dem Rechner muss Node 18 oder neuer sein (<code>node --version</code>). Fehlt es, entpacke ein Node für sein System in einen Ordner <code>node</code> neben dieser Seite, sodass es <code>node/bin/node</code> oder <code>node\\node.exe</code> gibt.',
      'Öffne unter Windows <code>start.cmd</code>; sonst führe <code>sh start.sh</code> aus. Es sagt, unter welcher Adresse die Seite ist, etwa <code>http://localhost:4700/</code>, und öffnet sie.',
      'Öffne diese Adresse in einem aktuellen Chrome oder Edge (oder Safari, oder Firefox unter Windows und macOS) mit eingeschalteter Hardwarebeschleunigung. Frag ein Modell etwas: Dabei wird es vom Stick in den Browser kopiert.',
      'Drücke in der Ansicht „Privatsphäre“ auf „Jetzt prüfen“. Steht dort „Bereit ohne Netz“, braucht dieser Rechner den Stick nicht mehr: Die Seite geht unter derselben Adresse ohne ihn auf.',
      'Um es bewiesen zu sehen, drücke darunter auf „Stecker ziehen und fragen“.',
    ],
    stop: 'Strg+C im Fenster des Starters beendet ihn. Ist sein Port belegt, nimmt er den nächsten und sagt es; ein Browser behält Modelle nach Adresse, starte ihn also jedes Mal auf dieselbe Weise.',
    other: 'Auf einem anderen Rechner',
    others: [
      'Nimm den Stick mit und starte ihn dort genauso.',
      'Oder lies, wo das Playground schon ist, in seiner Ansicht „Modelle“ eine Datei aus <code>packs</code> ein.',
    ],
    models: 'Die Modelle auf diesem Stick',
    head: ['Modell', 'Von', 'Lizenz', 'Größe', 'SHA-256 des Pakets'],
    licence:
      'Der Text jeder Lizenz liegt in ihrem Paket unter <code>licences</code>; jedes Programm, das tar-Dateien öffnet, zeigt ihn.',
  },
};

/** @param {string} text */
function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** @param {string[]} items @param {'ol' | 'ul'} tag */
function list(items, tag) {
  return `<${tag}>${items.map((item) => `<li>${item}</li>`).join('\n')}</${tag}>`;
}

/** @param {keyof typeof languages} code @param {KitModel[]} models */
function section(code, models) {
  const t = languages[code];
  const rows = models.map(({ model, sizeBytes, sha256 }) => {
    const size = new Intl.NumberFormat(code, { maximumFractionDigits: 0 }).format(sizeBytes / 1e6);
    const cells = [model.name, model.producer, model.licence.name, `${size} MB`].map(escape);
    return `<tr>${[...cells, `<code>${sha256}</code>`].map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  return `<section lang="${code}">
<h1>${t.title}</h1>
<p>${t.lead}</p>
<h2>${t.start}</h2>
${list(t.steps, 'ol')}
<p>${t.stop}</p>
<h2>${t.other}</h2>
${list(t.others, 'ul')}
<h2>${t.models}</h2>
<table><thead><tr>${t.head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table>
<p>${t.licence}</p>
</section>`;
}

/** @param {KitModel[]} models @returns {string} a page without anything from elsewhere */
export function instructions(models) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${languages.en.title}</title>
<style>${style}</style>
</head>
<body>
${section('en', models)}
${section('de', models)}
</body>
</html>
`;
}
