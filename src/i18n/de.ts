import type { Messages } from './en';
import type { FailureMessages } from './failure-messages';
import { formatFor } from './format';
import { offlineFailures } from './privacy/failures-de';

const format = formatFor('de');

const sender = (host: string | undefined): string => host ?? 'Der Server dieser Seite';

const failures: FailureMessages = {
  ...offlineFailures,
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
  'too-large': ({ neededBytes, budgetBytes }) => ({
    what: `Dieses Modell braucht mindestens ${format.bytes(neededBytes)} Grafikspeicher, und alle Modelle zusammen dürfen ${format.bytes(budgetBytes)} nehmen.`,
    next: 'Wähle ein kleineres Modell. Wenn du weißt, dass die Grafikkarte mehr Speicher hat, erlaube mehr: Schlimmstenfalls lässt sich das Modell nicht laden, und die Seite sagt es.',
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
  'schema-refused': ({ detail }) => ({
    what: `Das JSON-Schema lässt sich nicht verwenden: ${detail}`,
    next: 'Ändere das Schema der Eingabe, oder lass freien Text zu.',
  }),
  'unknown-model': ({ modelId }) => ({
    what: `Das Modell ${modelId} steht nicht (mehr) in der Liste dieser Seite.`,
    next: 'Wähle für diese Spalte ein anderes Modell. Was es zuvor gesagt hat, ist noch da.',
  }),
  network: ({ file, part, status, host }) => ({
    what:
      status === null
        ? `${sender(host)} war beim Holen von ${part} (aus ${file}) nicht zu erreichen.`
        : `${sender(host)} antwortete ${status} auf ${part} (aus ${file}).`,
    next: 'Prüfe die Verbindung und frag noch einmal. Was angekommen ist, bleibt: Nur der Rest wird geholt.',
  }),
  'wrong-content': ({ file, host, content }) =>
    ({
      'web-page': {
        what: `${sender(host)} schickte statt ${file} eine Webseite. Das tun Netze, die erst eine Anmeldung wollen, etwa in Hotels und Zügen.`,
        next: 'Öffne irgendeine andere Seite und sieh nach, ob das Netz etwas will, dann frag noch einmal. Was angekommen ist, bleibt.',
      },
      'too-large': {
        what: `${sender(host)} schickte für ${file} weit mehr, als so eine Datei hat. Es wurde verworfen.`,
        next: 'Wahrscheinlich wurde das Modell auf seinem Server geändert. Wähle ein anderes oder sag es denen, die diese Seite betreiben.',
      },
      unreadable: {
        what: `Was ${host ?? 'der Server dieser Seite'} für ${file} schickte, sieht nicht wie so eine Datei aus. Es wurde verworfen.`,
        next: 'Frag später noch einmal; bleibt es so, wurde das Modell auf seinem Server geändert oder beschädigt. Wähle ein anderes.',
      },
    })[content],
  'redirect-not-allowed': ({ file, from, to }) => ({
    what:
      to === null
        ? `${from} schickte den Browser für ${file} zu einem anderen Server weiter, den diese Seite ihn nicht erreichen lässt.`
        : `${from} schickte den Browser für ${file} zu ${to} weiter, und diese Seite lässt ihn das nicht erreichen.`,
    next: 'Wähle ein anderes Modell oder sag es denen, die diese Seite betreiben: In der Liste der erlaubten Server fehlt einer.',
  }),
  'hash-mismatch': ({ place, file, part, partSizeBytes, host }) =>
    place === 'device'
      ? {
          what: `Eine gespeicherte Datei ist beschädigt: ${part} (aus ${file}) ist nicht mehr, was geholt wurde. Sie wurde nicht benutzt.`,
          next: `Hole diesen Teil neu: ${format.bytes(partSizeBytes)}.`,
        }
      : {
          what: `${sender(host)} schickt für ${part} (aus ${file}) etwas anderes, als ${host === undefined ? 'der Katalog sagt' : 'verzeichnet ist'}. Es wurde verworfen.`,
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
    what: `Dieses Modell liegt bei ${host}, und diese Seite lässt den Browser diesen Server nicht erreichen.`,
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
};

export const de: Messages = {
  code: 'de',
  name: 'Deutsch',
  format,
  failures,
  screens: {
    compare: 'Vergleichen',
    models: 'Modelle',
    ratings: 'Bewertung',
    privacy: 'Privatsphäre',
  },
  app: {
    title: 'Playground',
    screens: 'Ansichten',
    skip: 'Zum Inhalt springen',
    screenMissing:
      'Diese Ansicht ließ sich nicht laden. Lade die Seite neu, sobald es ein Netz gibt.',
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
  adapterHelp: {
    title: 'Was du der Reihe nach versuchen kannst',
    steps: {
      'secure-address':
        'Öffne die Seite über https oder auf dem Rechner, der sie anbietet, unter localhost: Nur solchen Adressen geben Browser WebGPU.',
      reload: 'Lade die Seite neu.',
      'restart-browser':
        'Starte den Browser neu: Nach mehreren Abstürzen des Grafiktreibers gibt er bis dahin keine Grafikkarte mehr her.',
      'update-chromium':
        'Aktualisiere den Browser: Chrome und Edge haben WebGPU ab Version 113 unter Windows, macOS und ChromeOS, ab 121 unter Android, ab 144 unter Linux.',
      'update-firefox':
        'Aktualisiere den Browser: Firefox hat WebGPU ab Version 141 unter Windows und ab 145 unter macOS.',
      'update-safari':
        'Aktualisiere das System: Safari hat WebGPU ab Version 26, unter macOS 26, iOS 26 und iPadOS 26. Auf iPhone und iPad gilt das für jeden Browser.',
      'chromium-linux':
        'Unter Linux nutzt Chrome Intel-Grafik (ab Generation 12) ab Version 144 und NVIDIA-Karten mit Treiber 535.183.01 oder neuer ab Version 147. Installiere den neuesten Treiber.',
      'chromium-linux-flags':
        'Mit jeder anderen Karte unter Linux starte ihn so: chrome --enable-unsafe-webgpu --ozone-platform=x11 --use-angle=vulkan --enable-features=Vulkan,VulkanFromANGLE',
      'chromium-android':
        'Unter Android braucht Chrome Android 12 und einen Grafikchip von ARM, Qualcomm oder Intel, oder Android 16 und einen von Imagination.',
      'chromium-windows-arm':
        'Unter Windows auf einem ARM-Prozessor schalte chrome://flags/#enable-unsafe-webgpu ein und starte den Browser neu.',
      'graphics-acceleration':
        'Öffne chrome://settings/system und schalte „Grafikbeschleunigung verwenden, falls verfügbar“ ein.',
      'chromium-gpu-page':
        'Öffne chrome://gpu: Die Zeile „WebGPU“ und der Teil „Problems Detected“ sagen, was abgeschaltet ist und warum.',
      'update-driver': 'Aktualisiere den Treiber der Grafikkarte: Alte lehnen Browser ab.',
      'managed-browser':
        'Verwaltet eine Organisation den Browser, frag dort, ob ihre Richtlinie HardwareAccelerationModeEnabled die Grafik abschaltet.',
      'firefox-macos':
        'Auf dem Mac hat Firefox WebGPU nur mit Apple-Chips, vor macOS 26 ab Version 147.',
      'firefox-not-yet':
        'Auf diesem System hat Firefox WebGPU höchstens in seinen Nightly-Fassungen.',
      'other-browser': 'Öffne die Seite in einem aktuellen Chrome oder Edge.',
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
  markdown: {
    image: (text) => `Bild, nicht geholt: ${text}`,
    link: 'Adresse in der Antwort; sie wird nicht geöffnet',
  },
};
