import type { OfflineFailureMessages } from '../failure-messages';
import { formatFor } from '../format';

const format = formatFor('de');

export const offlineFailures: OfflineFailureMessages = {
  'no-service-worker': () => ({
    what: 'Dieser Browser behält nichts von der Seite: Er hat keinen Service Worker für sie.',
    next: 'Öffne die Seite über https oder unter localhost, in einem Fenster, das nicht privat ist, und lade sie neu.',
  }),
  'service-worker-silent': () => ({
    what: 'Der Teil des Browsers, der die Seite behält (ihr Service Worker), antwortet nicht.',
    next: 'Lade die Seite neu. Wartet eine neue Fassung, nutze sie.',
  }),
  'program-file-unreachable': ({ file, status }) => ({
    what:
      status === null
        ? `Beim Holen von ${file} war der Server dieser Seite nicht zu erreichen.`
        : `Der Server dieser Seite antwortete ${format.number(status)} auf ${file}.`,
    next: 'Prüfe die Verbindung und versuche es noch einmal.',
  }),
  'program-file-differs': ({ file }) => ({
    what: `Der Server dieser Seite hat inzwischen eine andere Fassung von ${file}; sie wurde nicht behalten.`,
    next: 'Lade die Seite neu, solange es ein Netz gibt: Das bringt die ganze neue Fassung.',
  }),
  'not-in-control': () => ({
    what: 'Die Anfragen dieser Seite gehen nicht durch ihren Service Worker, also kann er sie nicht aufhalten. Das kommt vom erzwungenen Neuladen.',
    next: 'Lade die Seite auf gewöhnliche Weise neu, dann zieh noch einmal den Stecker.',
  }),
  'request-not-refused': () => ({
    what: 'Eine Anfrage, die scheitern sollte, kam durch: Das Netz war nicht weg.',
    next: 'Lade die Seite neu und zieh noch einmal den Stecker. Bleibt es so, kann dieser Browser es nicht beweisen.',
  }),
  'drill-interrupted': () => ({
    what: 'Der Browser hat den Service Worker während der Probe beendet und damit die Sperre. Bewiesen ist nichts.',
    next: 'Zieh noch einmal den Stecker und lass diesen Tab solange vorn.',
  }),
};
