import type { Messages } from './en';
import { formatFor } from './format';

const format = formatFor('de');

export const de: Messages = {
  code: 'de',
  name: 'Deutsch',
  format,
  screens: {
    compare: 'Vergleichen',
    models: 'Modelle',
    prompts: 'Prompts',
    records: 'Protokolle',
    ratings: 'Bewertung',
    privacy: 'Privatsphäre',
  },
  app: {
    title: 'Playground',
    screens: 'Ansichten',
    skip: 'Zum Inhalt springen',
    screenMissing:
      'Diese Ansicht ließ sich nicht laden. Lade die Seite neu, sobald es ein Netz gibt.',
    partMissing:
      'Dieser Teil der Seite ließ sich nicht laden. Lade die Seite neu, sobald es ein Netz gibt.',
    partFailed: 'Dieser Teil der Seite lässt sich nicht anzeigen.',
    tryAgain: 'Noch einmal versuchen',
    tooLong: (found, most) =>
      `Das Eingefügte ist zu lang: ${format.number(found)} Zeichen, hier passen ${format.number(most)}. Nichts davon wurde übernommen.`,
    reload: 'Seite neu laden',
    language: 'Sprache',
    preparingOffline: 'Macht sich bereit, ohne Netz zu arbeiten.',
    offlineUnsupported: 'Dieser Browser behält die Seite nicht: Ohne Netz geht sie nicht auf.',
    programKept: 'Die Seite geht ohne Netz. Noch ist kein Modell auf diesem Gerät.',
    readyOffline: 'Bereit ohne Netz.',
    partlyReadyOffline: 'Die Modelle, die hier sind, gehen ohne Netz.',
    models: (count, sizeBytes) =>
      `${format.number(count)} ${count === 1 ? 'Modell' : 'Modelle'}, ${format.bytes(sizeBytes)} auf diesem Gerät.`,
    persistence: {
      unasked: '',
      granted: 'Der Browser behält es, bis du es löschst.',
      refused: 'Der Browser darf es löschen, wenn der Platz knapp wird.',
      unavailable: 'Der Browser sagt nicht, wie lange er es behält.',
    },
    update: 'Eine neue Fassung ist da.',
    useUpdate: 'Neu laden, um sie zu nutzen',
    brokenCatalogue:
      'Die Liste der Modelle auf dieser Seite ist fehlerhaft, darum ist kein Modell im Angebot.',
    brokenCatalogueNext: 'Wer diese Seite betreibt, muss models.json berichtigen:',
    unreachableCatalogue:
      'Die Liste der Modelle ließ sich nicht holen. Prüfe die Verbindung und lade neu.',
  },
  adapter: {
    software: 'Grafik in Software, langsam',
    unknown: 'Grafikkarte ohne Namen',
    noNetwork: 'Das Modell hat kein Netz: Der Browser sperrt es.',
    network:
      'Der Browser sperrt dem Modell hier das Netz nicht. Die Seite sperrt es selbst, was schwächer ist.',
  },
  compare: {
    title: 'Vergleichen',
    controls: (schedule, blind) =>
      (schedule === 'in-turn' ? 'Nacheinander' : 'Gleichzeitig') + (blind ? ', blind' : ''),
    addColumn: 'Spalte hinzufügen',
    setting: (name, value) => `${name} ${format.number(value, 2)}`,
    ownSystemPrompt: 'eigener Systemprompt',
    columns: 'Spalten',
    column: (letter, model) => `Spalte ${letter}: ${model}`,
    settings: 'Einstellungen',
    model: 'Modell',
    more: 'Mehr',
    moreOf: (letter) => `Mehr zu Spalte ${letter}`,
    removeColumn: 'Spalte entfernen',
    duplicate: 'Verdoppeln',
    moveLeft: 'Nach links',
    moveRight: 'Nach rechts',
    ask: 'Fragen',
    askAll: 'Alle Spalten',
    askOne: (letter) => `Spalte ${letter}`,
    clear: 'Leeren',
    onDevice: 'auf diesem Gerät',
    toFetch: ({ bytes, isExact }) =>
      bytes === null
        ? 'einmal zu holen, wie viel, ist noch nicht bekannt'
        : `${isExact ? '' : 'etwa '}${format.bytes(bytes)} einmal zu holen`,
    licence: (spdx) => `Lizenz ${spdx}`,
    composer: 'Deine Eingabe',
    placeholder: (columns) =>
      columns === 1 ? 'Frag das Modell etwas' : 'Frag alle Spalten dasselbe',
    placeholderCompletion: 'Fang einen Text an',
    completionNote:
      'Setzt deinen Text fort, wie er ist, samt Steuertokens; jede Eingabe steht für sich.',
    runKeys: (onApple) => (onApple ? '⌘ ↵' : 'Strg ↵'),
    run: 'Los',
    occupied: 'Ein Lauf aus den Protokollen ist im Gang.',
    stop: 'Halt',
    stopAll: 'Alle anhalten',
    stopColumn: (letter) => `Spalte ${letter} anhalten`,
    copy: 'Kopieren',
    copied: 'Kopiert',
    notCopied: 'Vom Browser verweigert',
    copyAnswer: 'Antwort kopieren',
    copyCode: 'Code kopieren',
    retry: 'Noch einmal fragen',
    goOn: 'Weiter',
    edit: 'Bearbeiten',
    editPrompt: 'Eingabe bearbeiten',
    runEdited: 'Ab hier ausführen',
    cancel: 'Abbrechen',
    branch: (index, count) => `${index} von ${count}`,
    branchEarlier: 'Frühere Fassung',
    branchLater: 'Spätere Fassung',
    contended: 'Teilte sich die Grafikkarte mit einer anderen Spalte.',
    afterLoss: 'Vor dieser Antwort musste das Modell neu geladen werden.',
    software: 'Von einem Prozessor statt einer Grafikkarte berechnet.',
    schema: 'Die Antworten müssen zu einem JSON-Schema passen.',
    dropSchema: 'Stattdessen freier Text',
    repair: 'Teil neu holen',
    allowLibrary: 'Erlauben und noch einmal fragen',
    reload: 'Seite neu laden',
    diagnostics: 'Diagnose kopieren',
    you: 'Du',
    answer: 'Antwort',
    waiting: 'Wartet, bis es an der Reihe ist.',
    check: 'Sieht nach der Grafikkarte',
    preflight: 'Sieht nach, welche Dateien das Modell hat',
    waitsForTab: 'Ein anderer Tab holt dieses Modell',
    fetch: 'Holt das Modell',
    read: 'Liest und prüft das Modell',
    upload: 'Gibt das Modell an die Grafikkarte',
    compile: 'Übersetzt Shader',
    ofBytes: (done, total) => `${format.bytes(done)} von ${format.bytes(total)}`,
    ofPipelines: (done, total) => `${format.number(done)} von ${format.number(total)}`,
    secondsLeft: (seconds) =>
      seconds < 90
        ? `noch ${format.number(Math.max(1, seconds))} s`
        : `noch ${format.number(seconds / 60)} min`,
    reading: 'Liest die Eingabe',
    stopping: 'Hält an',
    finish: {
      stop: '',
      length: 'Endete an der Grenze für Tokens.',
      context: 'Endete, weil der Kontext voll war.',
      time: 'Von der Zeitgrenze beendet.',
      interrupted: 'Angehalten.',
      'cut-off': 'Abgebrochen.',
      other: 'Auf eine Weise beendet, die diese Version nicht kennt.',
    },
    empty: 'Die Antwort ist leer.',
    figures: {
      tokensPerSecond: 'Tok/s',
      tokensPerSecondTitle: (engine) =>
        `Tokens pro Sekunde nach dem ersten, auf der Uhr dieser Seite. Das Rechnen allein: ${engine}.`,
      firstToken: 'ms bis Text',
      firstTokenTitle: (prefill) =>
        `Millisekunden von der Frage an das Modell bis zum ersten Text, auf der Uhr dieser Seite. Lesen der Eingabe allein: ${prefill} Tokens pro Sekunde.`,
      tokens: (count) => (count === 1 ? 'Token' : 'Tokens'),
      tokensTitle: 'Tokens der Antwort.',
      prefilled: 'gelesen',
      prefilledNew:
        'Tokens, die in dieser Runde gelesen wurden: nur die neuen, der Rest war im Zwischenspeicher.',
      prefilledWhole: 'Tokens, die in dieser Runde gelesen wurden: das ganze Gespräch.',
      whole: 'ganzes Gespräch',
    },
  },
  selfTest: {
    running: 'Prüft einmal, ob das Modell hier sinnvoll antwortet',
    failed:
      'Dieses Modell hat seinen Selbsttest auf diesem Gerät nicht bestanden: Was es antwortet, ist vielleicht Unsinn. Auf eine Frage, bei der man weiß, wie eine Antwort aussieht, sagte es:',
    nothing: '(nichts)',
    again: 'Noch einmal prüfen',
  },
  fit: {
    context: (tokens, ofTokens) =>
      `Kontext ${format.number(tokens)} von ${format.number(ofTokens)} Tokens`,
    allow: (bytes) => `${format.bytes(bytes)} erlauben und noch einmal fragen`,
  },
  welcome: {
    title: 'Sprachmodelle, die hier laufen, auf deinem eigenen Gerät',
    text: (models, sizeBytes) =>
      `${format.list(models)} ${models.length === 1 ? 'ist' : 'sind'} Teil dieser Seite: ${format.bytes(sizeBytes)}, einmal von hier geholt, dann ${models.length === 1 ? 'antwortet es' : 'antworten sie'} ohne Netz. Nichts, was du schreibst, verlässt dieses Gerät.`,
    start:
      'Drück auf eine Eingabe, oder schreib eine eigene (diese kleinen Modelle können Englisch):',
    examples: [
      'What is the capital of France?',
      'Explain in two sentences why the sky is blue.',
      'Reverse this list: red, green, blue.',
      'Which is larger, 48 or 84?',
    ],
    beginnings: [
      'The capital of France is',
      'The sky is blue because',
      'Once upon a time, in a house by the sea,',
    ],
  },
  settings: {
    title: (letter) => `Einstellungen der Spalte ${letter}`,
    close: 'Schließen',
    reset: 'Zurück zum Vorgegebenen',
    completionHint:
      'Dieses Modell setzt einen Text fort. Es nimmt weder Systemprompt noch Gespräch: Jede Eingabe steht für sich.',
    systemPrompt: 'Systemprompt',
    systemPromptHint:
      'Was dem Modell vor der ersten Nachricht gesagt wird. Leer: sein eigenes Vorgegebenes.',
    temperature: 'Temperatur',
    temperatureHint: '0 nimmt jedes Mal das wahrscheinlichste Token; höher ist freier.',
    topP: 'Top-p',
    topPHint:
      'Zieht aus den wahrscheinlichsten Tokens, die zusammen diese Wahrscheinlichkeit haben.',
    maxTokens: 'Höchstens Tokens',
    maxTokensHint: 'Dort endet die Antwort.',
    seed: 'Startwert',
    seedHint: 'Gleicher Startwert und gleiche Einstellungen geben die gleiche Antwort.',
    repetitionPenalty: 'Wiederholungsstrafe',
    repetitionPenaltyHint: 'Über 1 macht Tokens, die schon vorkamen, unwahrscheinlicher.',
    presencePenalty: 'Anwesenheitsstrafe',
    presencePenaltyHint: 'Über 0 macht Tokens, die schon vorkamen, einmal unwahrscheinlicher.',
    frequencyPenalty: 'Häufigkeitsstrafe',
    frequencyPenaltyHint: 'Über 0 macht Tokens mit jedem Vorkommen unwahrscheinlicher.',
    invalid: (least, most) =>
      `Eine Zahl von ${format.number(least, 2)} bis ${format.number(most, 2)}`,
  },
  markdown: {
    image: (text) => `Bild, nicht geholt: ${text}`,
    link: 'Adresse in der Antwort; sie wird nicht geöffnet',
  },
};
