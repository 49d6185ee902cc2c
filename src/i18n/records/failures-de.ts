import type { RecordsFailureMessages } from '../failure-messages';
import { formatFor } from '../format';

const format = formatFor('de');
const whole = 'Aus der Datei wurde nichts übernommen.';

export const recordsFailures: RecordsFailureMessages = {
  'runs-too-large': ({ sizeBytes, mostBytes }) => ({
    what: `Diese Datei ist für Läufe zu groß: ${format.bytes(sizeBytes)}, erlaubt sind ${format.bytes(mostBytes)}.`,
    next: 'Wähle eine Datei mit Läufen, die diese Seite exportiert hat.',
  }),
  'runs-too-many': ({ mostRuns }) => ({
    what: `Diese Datei hat mehr als ${format.number(mostRuns)} Läufe. ${whole}`,
    next: 'Exportiere dort, woher sie kam, weniger auf einmal.',
  }),
  'runs-not-json': () => ({
    what: 'Diese Datei ist kein JSON oder nur ein Teil davon.',
    next: 'Wähle eine JSON-Datei, die diese Seite exportiert hat. Webseiten und Markdown lassen sich nicht zurückholen.',
  }),
  'runs-other-format': () => ({
    what: 'Diese Datei ist JSON, enthält aber keine Läufe.',
    next: 'Wähle eine Datei, die unter „Protokolle“ exportiert wurde.',
  }),
  'runs-other-version': ({ version }) => ({
    what: `Diese Datei hat eine andere Fassung des Formats (${version}). ${whole}`,
    next: 'Lade die Seite mit Netz neu: Eine neuere Fassung kennt sie vielleicht.',
  }),
  'runs-broken': ({ run, detail }) => ({
    what: `${run === 0 ? 'Die Datei' : `Lauf ${format.number(run)} der Datei`} ist nicht so wie vorgesehen (${detail}). ${whole}`,
    next: 'Exportiere sie dort neu, woher sie kam.',
  }),
  'runs-unreadable': ({ detail }) => ({
    what: `Der Browser konnte die Datei nicht lesen: ${detail}`,
    next: 'Wähle sie noch einmal; vielleicht wurde sie verschoben oder geändert.',
  }),
  'runs-hidden': () => ({
    what: 'Eine Datei würde verraten, welche Antwort von wem kommt, und das ist noch verborgen.',
    next: 'Beurteile zuerst die Antworten, oder lass es dir ohne Urteil zeigen.',
  }),
  'runs-export-too-large': ({ sizeBytes, mostBytes }) => ({
    what: `Die Datei hätte ${format.bytes(sizeBytes)}; höchstens ${format.bytes(mostBytes)} lassen sich zurückholen.`,
    next: 'Wähle weniger Läufe auf einmal.',
  }),
  'run-gone': () => ({
    what: 'Dieser Lauf ist nicht mehr hier.',
    next: 'Er wurde gelöscht, vielleicht in einem anderen Tab, oder eine andere Fassung dieser Seite hat ihn geschrieben.',
  }),
};
