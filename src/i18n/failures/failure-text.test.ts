import { describe, expect, test } from 'vitest';
import { languageIn } from '../../../tests/components/language-in';
import { pointerSent, type StoreFailure } from '../../core/store/failures';
import { refusalOf } from '../../core/store/refusal';
import { failureText } from './failure-text';

const host = 'hub.example';
const file = 'weights.bin';
const at = { file, host };
const ofPart = { ...at, part: 'weights.bin.1' };
const commit = '0123456789abcdef0123456789abcdef01234567';

/** What a host answers, by its status and its `X-Error-Code`. */
function refused(status: number, code: string | null = null): StoreFailure {
  const refusal = refusalOf(status, code);
  return { kind: 'network', ...ofPart, status, ...(refusal && { refusal }) };
}

/** What is told beside the host and the file; then the wait, where there is one, and what a person can do. */
type Told = readonly [what: readonly string[], next: readonly string[]];

interface Row {
  readonly failure: StoreFailure;
  readonly en: Told;
  readonly de: Told;
}

const rows: Readonly<Record<string, Row>> = {
  'lacks the revision': {
    failure: refused(404, 'RevisionNotFound'),
    en: [['the version of the model'], ['check its branch or commit', 'reload the page']],
    de: [['die Fassung des Modells'], ['prüfe ihren Branch oder Commit', 'lade die Seite neu']],
  },
  'has had too many requests': {
    failure: refused(429),
    en: [
      ['too many requests', 'for some minutes'],
      ['in five minutes', 'only the rest'],
    ],
    de: [
      ['zu viele Anfragen', 'einige Minuten'],
      ['in fünf Minuten', 'Nur der Rest'],
    ],
  },
  'refuses and does not say why': {
    failure: refused(403),
    en: [['answered 403'], ['Ask again, later', 'only the rest']],
    de: [['antwortete 403'], ['Frag noch einmal, später', 'Nur der Rest']],
  },
  'says nothing': {
    failure: { kind: 'host-silent', ...ofPart, quietSeconds: 60 },
    en: [['sent nothing for 60 s'], ['Ask again, later', 'only the rest']],
    de: [['schickte 60 s lang nichts'], ['Frag noch einmal, später', 'Nur der Rest']],
  },
  'sends other bytes': {
    failure: {
      kind: 'hash-mismatch',
      place: 'host',
      modelId: 'm',
      ...ofPart,
      partSizeBytes: 9,
    },
    en: [
      ['something else', 'thrown away'],
      ['Ask again later', 'tell whoever runs this page'],
    ],
    de: [
      ['etwas anderes', 'verworfen'],
      ['Frag später noch einmal', 'die diese Seite betreiben'],
    ],
  },
  'sends another form': {
    failure: { kind: 'wrong-content', ...at, content: 'unreadable', detail: '' },
    en: [['not what such a file looks like'], ['Ask again later', 'Choose another one']],
    de: [['nicht wie so eine Datei'], ['Frag später noch einmal', 'Wähle ein anderes']],
  },
  'sends a pointer': {
    failure: pointerSent(file, { host }),
    en: [['Git LFS pointer'], ['Choose another model', 'whoever runs that host']],
    de: [['Git-LFS-Zeiger'], ['Wähle ein anderes', 'die den Server betreiben']],
  },
  'does not list the file': {
    failure: { kind: 'file-not-listed', ...at },
    en: [['lists no weights.bin'], ['No weights were fetched', 'choose another one']],
    de: [['keine Datei weights.bin'], ['Gewichte wurden keine geholt', 'Wähle ein anderes']],
  },
  'lists another size': {
    failure: { kind: 'listed-size-differs', ...at, listedBytes: 99e6, indexBytes: 25e6 },
    en: [
      ['with 99 MB', 'with 25 MB'],
      ['No weights were fetched', 'choose another one'],
    ],
    de: [
      ['mit 99', 'mit 25'],
      ['Gewichte wurden keine geholt', 'Wähle ein anderes'],
    ],
  },
  'has the commit no longer': {
    failure: { kind: 'commit-gone', ...at, commit },
    en: [['no longer has', 'of commit 0123456,'], ['Check for an update']],
    de: [['nicht mehr', 'des Commits 0123456,'], ['nach einem Update']],
  },
};

describe.each(['en', 'de'] as const)('of a download is told (%s) that its host', async (code) => {
  const language = await languageIn(code, 'failures');

  test.each(Object.entries(rows))('%s: which one, of what, and what to do', (_, row) => {
    const text = failureText(language, row.failure);
    const [what, next] = row[code];
    for (const said of [host, file, ...what]) expect(text.what).toContain(said);
    for (const said of next) expect(text.next).toContain(said);
  });
});
