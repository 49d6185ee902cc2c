import type { VoteFileFailureMessages } from '../failure-messages';
import { formatFor } from '../format';

const format = formatFor('de');
const whole = 'Aus der Datei wurde nichts übernommen.';

export const voteFailures: VoteFileFailureMessages = {
  'votes-too-large': ({ sizeBytes, mostBytes }) => ({
    what: `Diese Datei ist für Stimmen zu groß: ${format.bytes(sizeBytes)}, erlaubt sind ${format.bytes(mostBytes)}.`,
    next: 'Wähle eine Datei mit Stimmen, die diese Seite exportiert hat.',
  }),
  'votes-too-many': ({ mostVotes }) => ({
    what: `Diese Datei hat mehr als ${format.number(mostVotes)} Stimmen. ${whole}`,
    next: 'Teile sie auf und hole die Teile nacheinander.',
  }),
  'not-votes': () => ({
    what: 'In dieser Datei sind keine Stimmen, die diese Seite kennt.',
    next: 'Wähle eine JSON- oder CSV-Datei, die diese Seite exportiert hat. Eine Tabelle muss alle ihre Spalten behalten.',
  }),
  'votes-other-version': ({ version }) => ({
    what: `Diese Datei hat eine andere Fassung des Formats (${version}). ${whole}`,
    next: 'Lade die Seite mit Netz neu: Eine neuere Fassung kennt sie vielleicht.',
  }),
  'votes-broken': ({ vote, line, detail }) => ({
    what: `${vote === 0 ? 'Die Datei' : `Stimme ${format.number(vote)} der Datei`}${line === undefined ? '' : ` (Zeile ${format.number(line)})`} ist nicht so, wie sie sein soll (${detail}). ${whole}`,
    next: 'Exportiere sie dort neu, woher sie kam. Hat eine Tabellenkalkulation sie gespeichert, kann das sie verändert haben.',
  }),
  'votes-unreadable': ({ detail }) => ({
    what: `Der Browser konnte die Datei nicht lesen: ${detail}`,
    next: 'Wähle sie noch einmal; vielleicht wurde sie verschoben oder geändert.',
  }),
};
