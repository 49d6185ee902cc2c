import { formatFor } from '../format';
import type { KeepingMessages, Counted } from './en';

const format = formatFor('de');

const counted = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [`${format.number(count)} ${count === 1 ? one : many}`];

const list = ({ prompts, runs, votes, models = 0 }: Counted): string =>
  format.list([
    ...counted(prompts, 'Prompt', 'Prompts'),
    ...counted(runs, 'Lauf', 'Läufe'),
    ...counted(votes, 'Stimme', 'Stimmen'),
    ...counted(models, 'Modell', 'Modelle'),
  ]);

export const keeping: KeepingMessages = {
  notRead:
    'Deine Gespräche ließen sich nicht lesen. Darum beginnt die Seite neu und behält von diesem Besuch nichts. Was da war, bleibt, wie es ist.',
  putAside:
    'Was ein früherer Besuch hinterlassen hat, stammt von einer anderen Version dieser Seite. Es wurde beiseitegelegt, und die Seite beginnt neu.',
  elsewhere:
    'Diese Seite ist in einem anderen Tab offen, der ihren Inhalt jetzt behält; was du hier tust, bleibt nicht. Übernehmen zeigt, was der andere Tab behalten hat: Speichere vorher als Datei, was du von hier brauchst.',
  partlyPutAside:
    'Ein Teil von dem, was ein früherer Besuch hinterlassen hat, stammt von einer anderen Version dieser Seite. Was sich lesen lässt, ist hier; eine Kopie von allem wurde beiseitegelegt.',
  notKept: 'Was du siehst, bleibt nicht für den nächsten Besuch.',
  unsaved: (counts, dropped) =>
    [
      ...(Object.values(counts).some((count) => count > 0)
        ? [`Noch nicht gespeichert, aber in der Datei der Ansicht: ${list(counts)}.`]
        : []),
      ...(dropped > 0 ? [`${format.number(dropped)} weitere passten nicht in den Speicher.`] : []),
    ].join(' '),
  makeRoom: 'Schaffe Platz auf diesem Gerät, dann versuch es noch einmal.',
  startAnew:
    'Hast du es selbst gelöscht, ist alles gut. Versuch es noch einmal, um zu behalten, was du siehst.',
  restart: 'Hilft noch ein Versuch nicht, starte den Browser neu.',
  again: 'Noch einmal versuchen',
  takeOver: 'Hier übernehmen',
  lost: (counts, seenAtMs) =>
    Object.values(counts).some((count) => count > 0)
      ? `Bis ${format.moment(seenAtMs)} hat dieser Browser hier aufbewahrt: ${list(counts)}.`
      : '',
  lostNext:
    'Das ist weg: Die Websitedaten wurden gelöscht, der Speicher war voll, oder Dateien wurden beschädigt. Nichts davon kommt von selbst wieder. Importiere, was du exportiert hast; schaffe Platz, wenn der Speicher voll ist.',
  dismiss: 'Verstanden',
  save: 'Ansicht als Datei speichern',
  open: 'Gespeicherte Ansicht öffnen',
  replaces:
    'Die gespeicherte Ansicht ersetzt deine Spalten mit ihren Gesprächen und was du gerade schreibst.',
  keepThis: 'Diese behalten',
  replace: 'Ersetzen',
  tooLarge: (mostBytes) => `Diese Datei ist größer als ${format.bytes(mostBytes)}.`,
  unread: (detail) => `Der Browser konnte diese Datei nicht lesen: ${detail}`,
  otherFile: 'In dieser Datei steht keine Ansicht, die diese Version der Seite lesen kann.',
};
