import type { Messages } from './en';
import type { FailureMessages } from './failure-messages';
import { formatFor } from './format';
import { packFailures, packs } from './packs/de';

const format = formatFor('de');

const failures: FailureMessages = {
  'insecure-address': () => ({
    what: 'Diese Seite kam über einfaches http, und solchen Seiten geben Browser weder WebGPU noch sicheren Speicher.',
    next: 'Öffne sie über https oder auf dem Rechner, der sie anbietet, unter localhost.',
  }),
  'no-webgpu': () => ({
    what: 'Dieser Browser hat kein WebGPU, das die Modelle brauchen.',
    next: 'Öffne diese Seite in einem aktuellen Chrome, Edge oder Safari oder in Firefox unter Windows oder macOS. Alles, was kein Modell braucht, geht auch hier.',
  }),
  'no-adapter': () => ({
    what: 'Der Browser hat WebGPU, gibt dieser Seite aber keine Grafikkarte.',
    next: 'Lade die Seite neu. Hilft das nicht, starte den Browser neu (nach mehreren Abstürzen des Grafiktreibers gibt er keine mehr her), schalte in seinen Einstellungen die Hardwarebeschleunigung ein und aktualisiere den Treiber.',
  }),
  'adapter-too-small': ({ limit, needed, available }) => ({
    what: `Die Grafikkarte ist zu klein für dieses Modell: ${limit} müsste ${format.number(needed)} sein und ist ${format.number(available)}.`,
    next: 'Wähle ein kleineres Modell oder ein Gerät mit einer anderen Grafikkarte.',
  }),
  'feature-missing': ({ feature }) => ({
    what: `Der Grafikkarte fehlt „${feature}“, das dieses Modell braucht.`,
    next: 'Wähle ein Modell, das ohne auskommt: Sein Name endet auf f32.',
  }),
  'device-lost': () => ({
    what: 'Die Grafikkarte ging mitten in der Arbeit verloren. Was schon gesagt war, ist noch da.',
    next: 'Frag noch einmal: Das Modell wird neu geladen. Kommt es wieder vor, schließe andere Programme, die die Grafikkarte benutzen, oder wähle ein kleineres Modell.',
  }),
  'worker-crashed': () => ({
    what: 'Der Teil der Seite, in dem das Modell läuft, endete unerwartet. Was schon gesagt war, ist noch da.',
    next: 'Frag noch einmal: Er wird neu gestartet.',
  }),
  'stopped-hard': () => ({
    what: 'Das Modell hielt nicht rechtzeitig an und wurde beendet.',
    next: 'Frag noch einmal: Es wird neu geladen.',
  }),
  unloaded: () => ({
    what: 'Das Modell wurde entladen, bevor es antworten konnte.',
    next: 'Frag noch einmal.',
  }),
  'out-of-memory': () => ({
    what: 'Der Grafikspeicher ist voll.',
    next: 'Schließe andere Tabs und Programme, die die Grafikkarte benutzen, oder wähle ein kleineres Modell, dann frag noch einmal.',
  }),
  'load-failed': ({ detail }) => ({
    what: `Das Modell ließ sich nicht laden: ${detail}`,
    next: 'Frag noch einmal. Scheitert es wieder, kopiere die Diagnose und melde sie.',
  }),
  'generation-failed': ({ detail }) => ({
    what: `Das Modell scheiterte beim Antworten: ${detail}`,
    next: 'Frag noch einmal. Scheitert es wieder, kopiere die Diagnose und melde sie.',
  }),
  'context-exceeded': ({ promptTokens, contextTokens }) => ({
    what: `Das Gespräch ist zu lang für dieses Modell: Es wären ${format.number(promptTokens)} Tokens, das Modell fasst ${format.number(contextTokens)}.`,
    next: 'Kürze die Eingabe, oder leere die Spalte für ein neues Gespräch.',
  }),
  'unknown-model': ({ modelId }) => ({
    what: `Das Modell ${modelId} steht nicht (mehr) in der Liste dieser Seite.`,
    next: 'Wähle für diese Spalte ein anderes Modell. Was es zuvor gesagt hat, ist noch da.',
  }),
  network: ({ file, part, status }) => ({
    what:
      status === null
        ? `Der Server dieser Seite war beim Holen von ${part} (aus ${file}) nicht zu erreichen.`
        : `Der Server dieser Seite antwortete ${status} auf ${part} (aus ${file}).`,
    next: 'Prüfe die Verbindung und frag noch einmal. Was angekommen ist, bleibt: Nur der Rest wird geholt.',
  }),
  'hash-mismatch': ({ place, file, part, partSizeBytes }) =>
    place === 'device'
      ? {
          what: `Eine gespeicherte Datei ist beschädigt: ${part} (aus ${file}) ist nicht mehr, was geholt wurde. Sie wurde nicht benutzt.`,
          next: `Hole diesen Teil neu: ${format.bytes(partSizeBytes)}.`,
        }
      : {
          what: `Der Server dieser Seite schickt für ${part} (aus ${file}) etwas anderes, als der Katalog sagt. Es wurde verworfen.`,
          next: 'Frag später noch einmal; bleibt es so, sag es denen, die diese Seite betreiben.',
        },
  quota: ({ neededBytes, freeBytes }) => ({
    what:
      freeBytes === null
        ? `Auf diesem Gerät ist nicht genug Platz: ${format.bytes(neededBytes)} werden gebraucht.`
        : `Auf diesem Gerät ist nicht genug Platz: ${format.bytes(neededBytes)} werden gebraucht, der Browser gibt ${format.bytes(freeBytes)}.`,
    next: 'Schaffe Platz oder erlaube dem Browser mehr, dann frag noch einmal. Was da war, ist noch da.',
  }),
  database: ({ reason, detail }) =>
    ({
      'newer-version': {
        what: 'Hier wurde eine neuere Fassung des Playground benutzt, und diese ältere kann nicht lesen, was jene aufbewahrt.',
        next: 'Lade die Seite neu, um die neuere Fassung zu bekommen.',
      },
      blocked: {
        what: 'Ein anderer Tab mit einer älteren Fassung des Playground ist offen und hält dessen Daten fest.',
        next: 'Schließe die anderen Tabs dieser Seite, dann lade neu.',
      },
      failed: {
        what: `Die Datenbank des Browsers geht hier nicht: ${detail}`,
        next: 'Meist liegt es an privaten Fenstern oder gesperrten Websitedaten. Frag noch einmal in einem gewöhnlichen Fenster.',
      },
    })[reason],
  'host-not-allowed': ({ host }) => ({
    what: `Dieses Modell liegt bei ${host}, und diese Seite lässt den Browser keinen Server erreichen als ihren eigenen.`,
    next: 'Wähle ein anderes Modell oder eine Ausgabe des Playground, die diesen Server erlaubt.',
  }),
  'not-here': ({ modelId }) => ({
    what: `Das Modell ${modelId} ist nicht (mehr) auf diesem Gerät.`,
    next: 'Frag noch einmal: Es wird neu geholt.',
  }),
  aborted: () => ({
    what: 'Das Herunterladen wurde angehalten.',
    next: 'Frag noch einmal: Es geht weiter, wo es war.',
  }),
  ...packFailures,
};

export const de: Messages = {
  code: 'de',
  name: 'Deutsch',
  format,
  failures,
  app: {
    title: 'Playground',
    screens: 'Ansichten',
    compare: 'Vergleichen',
    skip: 'Zu den Spalten springen',
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
    order: 'Nacheinander',
    addColumn: 'Spalte hinzufügen',
    columns: 'Spalten',
    column: (letter, model) => `Spalte ${letter}: ${model}`,
    settings: 'Einstellungen',
    model: 'Modell',
    removeColumn: 'Spalte entfernen',
    clear: 'Leeren',
    onDevice: 'auf diesem Gerät',
    toFetch: (sizeBytes) => `${format.bytes(sizeBytes)} einmal zu holen`,
    licence: (spdx) => `Lizenz ${spdx}`,
    composer: 'Deine Eingabe',
    placeholder: (columns) =>
      columns === 1 ? 'Frag das Modell etwas' : 'Frag alle Spalten dasselbe',
    placeholderCompletion: 'Fang einen Text an',
    completionNote: 'Setzt deinen Text fort, wie er ist; jede Eingabe steht für sich.',
    run: 'Los',
    stop: 'Halt',
    stopAll: 'Alle anhalten',
    stopColumn: (letter) => `Spalte ${letter} anhalten`,
    copy: 'Kopieren',
    copied: 'Kopiert',
    notCopied: 'Vom Browser verweigert',
    copyAnswer: 'Antwort kopieren',
    copyCode: 'Code kopieren',
    retry: 'Noch einmal fragen',
    repair: 'Teil neu holen',
    reload: 'Seite neu laden',
    diagnostics: 'Diagnose kopieren',
    you: 'Du',
    answer: 'Antwort',
    waiting: 'Wartet, bis es an der Reihe ist.',
    check: 'Sieht nach der Grafikkarte',
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
      interrupted: 'Angehalten.',
      'cut-off': 'Abgebrochen.',
    },
    empty: 'Die Antwort ist leer.',
    figures: {
      tokensPerSecond: 'Tok/s',
      tokensPerSecondTitle: (engine) =>
        `Tokens pro Sekunde nach dem ersten, auf der Uhr dieser Seite. Das Rechnen allein: ${engine}.`,
      firstToken: 'ms bis Text',
      firstTokenTitle: (prefill) =>
        `Millisekunden von der Frage an das Modell bis zum ersten Text, auf der Uhr dieser Seite. Lesen der Eingabe allein: ${prefill} Tokens pro Sekunde.`,
      tokens: 'Tokens',
      tokensTitle: 'Tokens der Antwort.',
      prefilled: 'gelesen',
      prefilledNew:
        'Tokens, die in dieser Runde gelesen wurden: nur die neuen, der Rest war im Zwischenspeicher.',
      prefilledWhole: 'Tokens, die in dieser Runde gelesen wurden: das ganze Gespräch.',
      whole: 'ganzes Gespräch',
    },
  },
  keeping: {
    notRead:
      'Deine Gespräche ließen sich nicht lesen. Darum beginnt die Seite neu und behält von diesem Besuch nichts. Was da war, bleibt, wie es ist.',
    putAside:
      'Was ein früherer Besuch hinterlassen hat, stammt von einer anderen Version dieser Seite. Es wurde beiseitegelegt, und die Seite beginnt neu.',
    notKept: 'Was du siehst, bleibt nicht für den nächsten Besuch.',
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
  packs,
  markdown: {
    image: (text) => `Bild, nicht geholt: ${text}`,
    link: 'Adresse in der Antwort; sie wird nicht geöffnet',
  },
};
