import { formatFor } from '../format';
import type { Kind, ReadingMessages } from './en';

const format = formatFor('de');

const kinds: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  prompts: ['Prompt', 'Prompts'],
  runs: ['Lauf', 'Läufe'],
  votes: ['Stimme', 'Stimmen'],
  models: ['Modell', 'Modelle'],
  downloads: ['unfertiger Download', 'unfertige Downloads'],
};

const counted = (kind: Kind, count: number): string =>
  `${format.number(count)} ${kinds[kind][count === 1 ? 0 : 1]}`;

export const reading: ReadingMessages = {
  unreadable: (kind, count) =>
    `${counted(kind, count)} auf diesem Gerät ${count === 1 ? 'ist' : 'sind'} für diese Fassung der Seite nicht lesbar und ${count === 1 ? 'bleibt' : 'bleiben'} unangetastet.`,
  progress: 'Liest die Datei',
  giveUp: 'Abbrechen',
  saveUnreadable: 'Als Datei sichern',
  deleteUnreadable: (kind, count) => `${counted(kind, count)} löschen`,
  sureUnreadable: 'Endgültig löschen, was nicht lesbar ist?',
  yes: 'Löschen',
  no: 'Behalten',
  readAs: (encoding) =>
    `Die Datei ist nicht in UTF-8 und wurde als ${encoding} gelesen. Sieh nach, ob die Buchstaben stimmen.`,
};
