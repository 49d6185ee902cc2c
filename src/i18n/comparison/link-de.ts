import { formatFor } from '../format';
import type { ScreenMessages } from '../screens-en';

const format = formatFor('de');

const failures: ScreenMessages['link']['failures'] = {
  'link-too-long': ({ characters, mostCharacters }) => ({
    what: `Das ist zu lang für einen Link: ${format.number(characters)} Zeichen, erlaubt sind ${format.number(mostCharacters)}.`,
    next: 'Ein kürzerer Prompt, Systemprompt oder ein kürzeres Schema passt. Ein langer Prompt lässt sich unter „Prompts“ als Datei weitergeben.',
  }),
  'link-empty': () => ({
    what: 'Der Link bringt nichts mit: Hinter seinem „try=“ steht kein Vergleich.',
    next: 'Kopiere ihn dort noch einmal, wo er herkam, bis zu seinem Ende.',
  }),
  'link-garbled': () => ({
    what: 'Der Link bringt nichts mit: Ein Teil ging unterwegs verloren oder wurde verändert.',
    next: 'Kopiere ihn dort noch einmal, wo er herkam, vollständig.',
  }),
  'link-newer': ({ version }) => ({
    what: `Den Link hat eine neuere Version dieser Seite gemacht (Form ${format.number(version)}).`,
    next: 'Lade die Seite neu, solange es ein Netz gibt, und öffne den Link dann noch einmal.',
  }),
  'link-broken': ({ problems }) => ({
    what: `Der Link bringt nichts mit, denn er ist nicht so, wie diese Seite sie macht (${problems.join('; ')}).`,
    next: 'Bitte um einen neuen, wo er herkam. Nichts davon wurde übernommen.',
  }),
};

export const link: ScreenMessages['link'] = {
  title: 'Ein Link hat einen Vergleich mitgebracht',
  intro:
    'Das hat jemand in den Link geschrieben, den du geöffnet hast. Noch ist nichts geändert oder gestartet, und auch das Übernehmen startet nichts.',
  prompt: 'Der Prompt',
  noPrompt: 'Er bringt keinen Prompt mit: Deiner bleibt.',
  schema: 'JSON-Schema, zu dem die Antworten passen müssen',
  columns: 'Spalten',
  column: (letter, model) => `${letter} – ${model}`,
  usual: 'mit den üblichen Einstellungen',
  systemPrompt: (letter) => `Systemprompt von Spalte ${letter}`,
  unknown: (models) => `${format.list(models)} kennt diese Seite nicht: weggelassen.`,
  leftOut: (fields) => `${format.list(fields)} kennt diese Version nicht: weggelassen.`,
  noneKnown: 'Kein Modell des Links ist hier bekannt, deshalb bleiben deine Spalten, wie sie sind.',
  saysNothing: 'Er bringt nichts mit, was nicht schon hier ist.',
  controls: 'Wie die Spalten von da an gefragt würden',
  on: (control) => `An: ${control}`,
  off: (control) => `Aus: ${control}`,
  seconds: (control, seconds) => `${control} – ${format.number(seconds)}`,
  replaces: 'Wenn du ihn übernimmst',
  replacesDraft: 'Was du gerade schreibst, wird durch den Prompt des Links ersetzt.',
  replacesColumns: 'Deine Spalten und ihre Einstellungen werden ersetzt.',
  replacesAnswers: (letters) =>
    letters.length === 1
      ? `Spalte ${format.list(letters)} geht mit ihrem Gespräch: Kopiere vorher, was du behalten willst.`
      : `Die Spalten ${format.list(letters)} gehen mit ihren Gesprächen: Kopiere vorher, was du behalten willst.`,
  running: 'Gerade wird geantwortet. Danach kannst du ihn übernehmen.',
  take: 'Übernehmen',
  leave: 'Nicht übernehmen',
  close: 'Schließen',
  copy: 'Link kopieren',
  keep: 'Prompt in die Sammlung aufnehmen',
  copyNote: 'Im Link stehen der Prompt und die Einstellungen aller Spalten, aber keine Antwort.',
  copied: (characters) =>
    `Kopiert, ${format.number(characters)} Zeichen. Wer den Link bekommt, kann den Prompt und die Systemprompts lesen.`,
  long: 'Manche Messenger kürzen Nachrichten dieser Länge: Prüfe, dass er ganz ankommt.',
  notCopied: 'Der Browser hat das Kopieren abgelehnt. Der Link:',
  failures,
};
