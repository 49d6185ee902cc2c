import type { PromptFailureMessages } from '../failure-messages';
import { formatFor } from '../format';

const format = formatFor('de');
const place = (path: string, keyword: string): string =>
  keyword === '' ? path : `${path}, „${keyword}“`;

export const promptFailures: PromptFailureMessages = {
  'missing-values': ({ names }) => ({
    what: `${names.length === 1 ? 'Diese Variable hat' : 'Diese Variablen haben'} keinen Wert: ${format.list(names)}.`,
    next: 'Gib jeder einen Wert oder eine Spalte der Tabelle.',
  }),
  'table-empty': () => ({
    what: 'Die Tabelle ist leer.',
    next: 'Füge eine ein, deren erste Zeile die Variablen nennt, oder lies eine CSV-Datei.',
  }),
  'table-not-text': () => ({
    what: 'Das ist keine Tabelle aus Text: vielleicht die eigene Datei einer Tabellenkalkulation.',
    next: 'Speichere sie in der Tabellenkalkulation als „CSV UTF-8“, und lies diese Datei.',
  }),
  'table-too-large': ({ mostCharacters }) => ({
    what: `Die Tabelle ist zu groß: Höchstens ${format.number(mostCharacters)} Zeichen gehen.`,
    next: 'Teile sie auf. Nichts davon wurde übernommen.',
  }),
  'table-too-many-lines': ({ mostLines }) => ({
    what: `Die Tabelle hat mehr als ${format.number(mostLines)} Textzeilen.`,
    next: 'Teile sie auf. Nichts davon wurde übernommen.',
  }),
  'table-too-many-rows': ({ mostRows }) => ({
    what: `Die Tabelle hat mehr als ${format.number(mostRows)} Zeilen.`,
    next: 'Teile sie auf: Jede Zeile ist ein Prompt, und jeder braucht seine Zeit.',
  }),
  'table-too-many-columns': ({ mostColumns }) => ({
    what: `Die erste Zeile hat mehr als ${format.number(mostColumns)} Felder.`,
    next: 'Lass Spalten weg, die der Prompt nicht verwendet.',
  }),
  'table-name-twice': ({ column, found }) => ({
    what: `Zwei Spalten heißen „${found}“, die zweite ist Spalte ${format.number(column)}: Welche ist gemeint?`,
    next: 'Gib ihnen verschiedene Namen.',
  }),
  'table-without-rows': () => ({
    what: 'Die Tabelle hat Namen, aber keine Zeile mit Werten.',
    next: 'Füge für jeden Prompt eine Zeile hinzu.',
  }),
  'table-ragged': ({ expected, rows, count }) => ({
    what: `Die erste Zeile hat ${format.number(expected)} ${expected === 1 ? 'Feld' : 'Felder'}, aber ${rows
      .map(({ line, fields }) => `Zeile ${format.number(line)} hat ${format.number(fields)}`)
      .join(
        ', ',
      )}${count > rows.length ? `, und ${format.number(count - rows.length)} weitere Zeilen weichen ab` : ''}.`,
    next: 'Ein Wert mit Komma, Semikolon oder mehreren Zeilen muss in Anführungszeichen stehen.',
  }),
  'table-quotes': ({ line }) => ({
    what: `Die Anführungszeichen in Zeile ${format.number(line)} passen nicht zusammen.`,
    next: 'Ein Anführungszeichen in einem Wert wird doppelt geschrieben, und der Wert steht in Anführungszeichen.',
  }),
  'schema-not-json': ({ detail }) => ({
    what: `Das ist kein JSON: ${detail}`,
    next: 'Namen und Texte stehen in doppelten Anführungszeichen; hinter dem letzten steht kein Komma.',
  }),
  'schema-broken': ({ path, keyword }) => ({
    what: `Das ist kein JSON-Schema: Sieh nach bei ${place(path, keyword)}.`,
    next: 'Der Wert dort ist nicht das, was JSON Schema vorschreibt.',
  }),
  'schema-unsupported': ({ path, keyword }) => ({
    what: `Das wird hier nicht geprüft: ${place(path, keyword)}.`,
    next: 'Lass es weg. Muster und Verweise, die geradewegs zu sich selbst führen, können endlos dauern; andere Dokumente werden nicht geholt.',
  }),
  'schema-too-large': () => ({
    what: 'Dieses Schema ist zu groß oder zu tief, um Antworten damit zu prüfen.',
    next: 'Lass Teile davon weg.',
  }),
  'library-unreadable': ({ detail }) => ({
    what: `Die Datei ist nicht lesbar: ${detail}`,
    next: 'Nichts daraus wurde übernommen. Wähle sie noch einmal.',
  }),
  'library-too-large': ({ mostBytes }) => ({
    what: `Die Datei ist zu groß für eine Prompt-Sammlung: Höchstens ${format.bytes(mostBytes)} gehen.`,
    next: 'Nichts daraus wurde übernommen.',
  }),
  'library-not-json': () => ({
    what: 'Diese Datei ist keine Prompt-Sammlung: Sie ist kein JSON.',
    next: 'Wähle eine Datei, die hier exportiert wurde.',
  }),
  'library-other-format': () => ({
    what: 'Diese Datei ist JSON, aber keine Prompt-Sammlung.',
    next: 'Wähle eine Datei, die hier exportiert wurde.',
  }),
  'library-newer': ({ version }) => ({
    what: `Diese Sammlung hat Version ${format.number(version)} des Formats, die dieser Playground nicht kennt.`,
    next: 'Nichts daraus wurde übernommen. Verwende einen neueren Playground.',
  }),
  'library-broken': ({ problems }) => ({
    what: `Die Sammlung ist fehlerhaft: ${problems.join('; ')}.`,
    next: 'Nichts daraus wurde übernommen. Lass sie neu exportieren.',
  }),
};
