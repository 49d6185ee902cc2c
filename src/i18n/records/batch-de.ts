import { duration } from '../comparison/duration';
import { formatFor } from '../format';
import type { batch as english, judging as englishJudging } from './batch-en';

const format = formatFor('de');
const prompts = (count: number): string =>
  `${format.number(count)} ${count === 1 ? 'Eingabe' : 'Eingaben'}`;

export const batch: typeof english = {
  title: 'Nächste Reihe',
  what: (count, columns) =>
    `${prompts(count)} an ${format.number(columns)} ${columns === 1 ? 'Spalte' : 'Spalten'} von „Vergleichen“: ${format.number(count * columns)} ${count * columns === 1 ? 'Antwort' : 'Antworten'}.`,
  blind: 'Blind: Die Namen bleiben verborgen, bis du die Antworten beurteilt hast.',
  open: 'Nicht blind: Die Namen stehen bei den Antworten.',
  change: 'Spalten und Bedingungen unter „Vergleichen“ ändern',
  each: (asked, count) => `${asked}: ${prompts(count)}`,
  note: 'Sie läuft von selbst bis zum Ende. Andere Ansichten kannst du dabei öffnen; wird die Seite geschlossen, geht es beim nächsten Öffnen weiter. Was nicht beantwortet werden kann, sagt warum, und der Rest geht weiter.',
  start: 'Starten',
  discard: 'Nicht jetzt',
  left: (knownMs, isComplete) =>
    `noch ${isComplete ? 'etwa' : 'mehr als'} ${duration(format, knownMs)}`,
  stopped: (missing) =>
    missing === 1
      ? 'Angehalten: Es fehlt 1 Antwort.'
      : `Angehalten: Es fehlen ${format.number(missing)} Antworten.`,
  failures: {
    busy: 'Gerade läuft etwas anderes. Versuche es noch einmal, wenn es zu Ende ist.',
    elsewhere:
      'In einem anderen Tab dieser Seite läuft schon etwas. Danach kann dieser Lauf von seinem Protokoll aus weitergehen.',
    gone: 'Der Lauf ist nicht mehr da.',
    notKept: 'Läufe enden, wenn ihre Antworten nicht aufbewahrt werden können.',
  },
};

export const judging: typeof englishJudging = {
  open: 'Antworten beurteilen',
  again: 'Stimmen ansehen oder ändern',
  place: (place, count) => `Eingabe ${format.number(place)} von ${format.number(count)}`,
  judged: (judged, count) =>
    judged === count
      ? 'Alle sind beurteilt.'
      : `${format.number(judged)} von ${format.number(count)} beurteilt.`,
  drawn: 'Die Seiten werden für jede Eingabe neu ausgelost.',
  given: (letter) => `Deine Stimme: Antwort ${letter} ist die beste.`,
  whose: (side, column, name) => `Antwort ${side} ist von Spalte ${column}: ${name}.`,
  earlier: 'Vorige Eingabe',
  later: 'Nächste Eingabe',
  reveal: 'Zeigen, welche Antwort von wem ist',
  revealEarly: 'Jetzt zeigen, was von wem ist: spätere Stimmen sind nicht blind',
  close: 'Zurück zum Lauf',
};
