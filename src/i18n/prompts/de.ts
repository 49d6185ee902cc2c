import { formatFor } from '../format';
import type { PromptWords } from './en';

const format = formatFor('de');
const prompts = (count: number): string =>
  `${format.number(count)} ${count === 1 ? 'Prompt' : 'Prompts'}`;

export const promptWords: PromptWords = {
  list: 'Prompt-Sammlung',
  search: 'Prompts durchsuchen',
  searchHint: 'Wörter aus Titel, Text oder Schlagwörtern',
  tag: 'Schlagwort',
  language: 'Sprache',
  any: 'Alle',
  tags: {
    general: 'Allgemein',
    reasoning: 'Schlussfolgern',
    code: 'Programmcode',
    extraction: 'Extraktion',
    refusal: 'Ablehnung',
    translation: 'Übersetzung',
    system: 'System-Prompt',
  },
  count: (shown, all) =>
    shown === all ? prompts(all) : `${format.number(shown)} von ${prompts(all)}`,
  none: 'So einen Prompt gibt es nicht. Nimm einen Filter weg, oder schreibe einen.',
  readyMade: 'mitgeliefert',
  draft: 'nicht gespeichert',
  withSchema: 'als JSON',
  newPrompt: 'Neuer Prompt',
  newSystem: 'Neuer System-Prompt',
  import: 'Importieren',
  exportOwn: 'Eigene exportieren',
  select: (title) => `„${title}“ auswählen`,
  selected: (count) => `${format.number(count)} ausgewählt`,
  selectShown: 'Alle gezeigten auswählen',
  selectNone: 'Keinen auswählen',
  exportSelected: 'Exportieren',
  deleteSelected: (count) => `${prompts(count)} löschen`,
  batch: (count) => `${prompts(count)} als Reihe ausführen`,
  unfilled: (titles) => `Ausgelassen, weil Werte fehlen: ${format.list(titles)}.`,
  back: 'Zurück zur Liste',
  tooManyLines: (found, most) =>
    `${format.number(found)} Textzeilen wurden nicht übernommen: Höchstens ${format.number(most)} gehen.`,
  notice: {
    saved: (title) => `„${title}“ ist auf diesem Gerät gespeichert.`,
    deleted: (count) => `${prompts(count)} gelöscht.`,
    conflict: (title, isDeleted) =>
      `„${title}“ wurde in einem anderen Tab ${isDeleted ? 'gelöscht' : 'geändert'}, seit du es hier geöffnet hast. Noch ist nichts gespeichert.`,
    notDeleted: (changed) =>
      `${prompts(changed)} ${changed === 1 ? 'wurde' : 'wurden'} in einem anderen Tab geändert, seit du ${changed === 1 ? 'ihn' : 'sie'} gesehen hast. Noch ist nichts gelöscht.`,
    deleteAnyway: 'Trotzdem löschen',
    keep: 'Behalten',
    keepMine: 'Meins speichern',
    takeTheirs: 'Das andere nehmen',
    keepBoth: 'Meins als neuen Prompt speichern',
    leaveDeleted: 'Gelöscht lassen',
    undo: 'Zurückholen',
    restored: (count) => `${prompts(count)} zurückgeholt.`,
    imported: (added, renamed, alreadyHere, languagesLeftOut) =>
      [
        `${prompts(added)} hinzugefügt.`,
        ...(renamed > 0
          ? [
              `${format.number(renamed)} davon neben einer anderen Fassung, die schon hier war: Beide bleiben.`,
            ]
          : []),
        ...(alreadyHere > 0
          ? [`${format.number(alreadyHere)} ${alreadyHere === 1 ? 'war' : 'waren'} schon hier.`]
          : []),
        ...(languagesLeftOut > 0
          ? [
              `${format.number(languagesLeftOut)} davon ${languagesLeftOut === 1 ? 'hatte' : 'hatten'} eine Sprache, die es nicht gibt: Sie ist weggelassen.`,
            ]
          : []),
      ].join(' '),
  },
  editor: {
    newPrompt: 'Ein neuer Prompt',
    newSystem: 'Ein neuer System-Prompt',
    fromProgram: 'Gehört zum Programm. Was du änderst, wird als eigener Prompt gespeichert.',
    sheet: 'Der Prompt',
    title: 'Titel',
    titleHint: 'Leer: die erste Zeile des Textes.',
    text: 'Wortlaut',
    textHint:
      'Variablen stehen in doppelten geschweiften Klammern: {{Name}}. Mit einem umgekehrten Schrägstrich davor bleibt es gewöhnlicher Text.',
    systemHint: 'Wird dem Modell vor der ersten Nachricht gesagt. Variablen: {{Name}}.',
    tags: 'Schlagwörter',
    tagsHint: 'Durch Kommas getrennt.',
    language: 'Sprache des Textes',
    noLanguage: 'nicht angegeben',
    schema: 'JSON-Schema der Antwort',
    schemaHint: 'Leer: freier Text.',
    schemaUnchecked: 'Noch nicht geprüft: Die Engine sieht es an, wenn ein Modell gefragt wird.',
    save: 'Speichern',
    saveOwn: 'Als eigenen speichern',
    revert: 'Änderungen verwerfen',
    delete: 'Löschen',
    sure: 'Diesen Prompt löschen?',
    sureSelected: (count) =>
      count === 1
        ? 'Einen eigenen Prompt löschen?'
        : `${format.number(count)} eigene Prompts löschen?`,
    yes: 'Ja, löschen',
    no: 'Nein, behalten',
    problem: {
      empty: 'Ein Prompt braucht einen Text.',
      tags: 'Höchstens 20 Schlagwörter, jedes mit höchstens 50 Zeichen.',
      schema: 'Das JSON-Schema ist nicht verwendbar; warum, steht dort.',
    },
  },
  filling: {
    title: 'Werte für die Variablen',
    source: { hand: 'Von Hand', table: 'Aus einer Tabelle' },
    table: 'Tabelle mit Werten (CSV)',
    tableHint: (rows) =>
      `Die erste Zeile nennt die Variablen; jede Zeile darunter ergibt einen Prompt. Höchstens ${format.number(rows)} Zeilen.`,
    file: 'CSV-Datei lesen',
    unused: (names) =>
      names.length === 1
        ? `Diese Spalte kommt im Prompt nicht vor: ${format.list(names)}.`
        : `Diese Spalten kommen im Prompt nicht vor: ${format.list(names)}.`,
    headersAgain: (count) =>
      count === 1
        ? 'Eine Zeile wurde ausgelassen: In ihr stehen noch einmal die Namen der Spalten.'
        : `${format.number(count)} Zeilen wurden ausgelassen: In ihnen stehen noch einmal die Namen der Spalten.`,
    preview: (count) => (count === 1 ? 'Was gefragt wird' : `Was gefragt wird: ${prompts(count)}`),
    more: (count) => `und ${format.number(count)} weitere`,
  },
  ask: 'In „Vergleichen“ fragen',
  askFirst: 'Den ersten in „Vergleichen“ fragen',
  useSystem: 'In allen Spalten verwenden',
  replacesDraft: 'Was du in „Vergleichen“ gerade schreibst, würde durch diesen Prompt ersetzt.',
  replacesSystem: 'Die Systemprompts deiner Spalten würden durch diesen ersetzt.',
  keepIt: 'Behalten',
  replaceIt: 'Ersetzen',
};
