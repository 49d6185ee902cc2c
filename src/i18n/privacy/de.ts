import { formatFor } from '../format';
import type { privacy as english } from './en';

const format = formatFor('de');

export const privacy: typeof english = {
  title: 'Privatsphäre',
  lead: 'Was du schreibst und was die Modelle antworten, bleibt auf diesem Gerät. Hier kannst du das prüfen, statt es zu glauben.',
  rules: {
    title: 'Was jeder Teil erreichen darf',
    thread: 'Teil',
    reach: 'Darf erreichen',
    proof: 'Hier gesehen',
    page: 'Diese Seite',
    pageReach: 'den eigenen Server',
    store: 'Herunterladen und Speicher',
    storeReach: (hosts) =>
      `${format.list(['den eigenen Server', ...hosts])}; was du schreibst, sieht er nie`,
    engine: 'Die Modelle',
    grammar: 'Der Übersetzer von JSON-Schemas',
    nothing: 'nichts',
    fixed: 'Von der Regel seines Skripts bestimmt; hier nicht geprüft.',
    testing: 'Wird gerade geprüft.',
    pageProven: 'Der Browser hat eben eine Anfrage nach draußen verweigert.',
    pageNotProven: 'Der Browser hat nichts verweigert: Hier gilt keine Regel.',
    engineProven: 'Vor dem Laden hat der Browser ihre Anfrage verweigert.',
    engineNotProven: 'Der Browser sperrt hier nichts; die Seite sperrt selbst, was schwächer ist.',
    engineNone:
      'Kein Modell ist geladen. Jedes wird vor dem Laden geprüft, auch unten in der Probe.',
    policy: 'Die Regel in den Worten des Browsers',
    limits:
      'Nicht erfasst: Adressen, die du selbst öffnest, Erweiterungen, der Browser selbst und der Server dieser Seite, der bei deinem nächsten Besuch ein anderes Programm schicken könnte. Eine installierte Fassung wartet, bis du die neue willst.',
  },
  readiness: {
    stale: 'Was auf diesem Gerät ist, hat sich seitdem geändert: Prüf noch einmal.',
    title: 'Bereit ohne Netz?',
    lead: 'Liest jede Datei des Programms und jedes Modells, das hier ist, und vergleicht ihre SHA-256 mit dem, was sie sein soll. Geholt wird nichts.',
    check: 'Jetzt prüfen',
    again: 'Noch einmal prüfen',
    checked: (moment) => `Zuletzt geprüft am ${moment}.`,
    stop: 'Abbrechen',
    program: 'Das Programm',
    hashing: (name, done, total) =>
      `Prüft ${name}: ${format.bytes(done)} von ${format.bytes(total)}`,
    ready: (models) => `Bereit ohne Netz: ${format.list(models)}.`,
    notReadyProgram: 'Nicht bereit ohne Netz: Das Programm ist auf diesem Gerät nicht vollständig.',
    notReadyModels: 'Nicht bereit ohne Netz: Kein Modell auf diesem Gerät ist vollständig.',
    notReadyNone: 'Nicht bereit ohne Netz: Noch ist kein Modell auf diesem Gerät.',
    noModels: 'Frag mit Netz ein Modell etwas unter „Vergleichen“: Dabei wird es geholt.',
    parts: {
      page: 'Seite',
      store: 'Speicherteil (Worker)',
      engine: 'Rechenteil (Worker)',
      catalogue: 'Liste der Modelle',
    },
    files: (count, sizeBytes) =>
      `${format.number(count)} ${count === 1 ? 'Datei' : 'Dateien'}, ${format.bytes(sizeBytes)}`,
    filesOf: (name) => `Dateien von ${name}`,
    state: { ok: 'vollständig', missing: 'fehlt', damaged: 'beschädigt' },
    modelState: {
      ok: 'vollständig',
      damaged: 'beschädigt',
      older: 'ältere Fassung',
      'no-library': 'lässt sich nicht laden',
      unread: 'ließ sich nicht lesen',
    },
    modelNext: {
      ok: '',
      damaged: 'Mit Netz lassen sich die beschädigten Teile neu holen, und nur die.',
      older:
        'Jedes Byte stimmt, aber diese Seite nennt eine neuere Fassung und würde zuerst die holen. Frag das Modell etwas, solange es ein Netz gibt.',
      'no-library':
        'Eine frühe Fassung dieser Seite hat es behalten, ohne zu vermerken, was es ist. Lösche es und hole es neu.',
      unread: '',
    },
    programNext: 'Mit Netz lässt sich neu holen, was fehlt oder beschädigt ist.',
    mend: 'Neu holen',
    mendModel: (name) => `Beschädigte Teile von ${name} neu holen`,
    worker: 'Den Service Worker selbst behält und prüft der Browser; keine Seite kann ihn lesen.',
    storage: 'Wie lange es bleibt',
    used: (usedBytes, quotaBytes) =>
      `Diese Seite belegt ${format.bytes(usedBytes)}; der Browser gibt ihr bis zu ${format.bytes(quotaBytes)}.`,
    persistence: {
      unasked:
        'Der Browser wurde nicht gebeten, es zu behalten: Er darf Programm und Modelle zusammen löschen, wenn der Platz knapp wird, und manche tun das nach Tagen ohne Besuch.',
      granted:
        'Der Browser hat versprochen, es nicht von selbst zu löschen. Wer in seinen Einstellungen die Websitedaten löscht, löscht es doch.',
      refused:
        'Der Browser hat nicht versprochen, es zu behalten: Er darf Programm und Modelle zusammen löschen, wenn der Platz knapp wird, und manche tun das nach Tagen ohne Besuch. Die Seite zu installieren oder oft zu besuchen kann das ändern.',
      unavailable: 'Der Browser sagt nicht, wie lange er es behält.',
    },
    askToKeep: 'Den Browser bitten, es zu behalten',
    privateWindow: 'Ein privates Fenster vergisst alles, wenn es geschlossen wird.',
  },
  libraries: {
    title: 'Bibliotheken, die du erlaubt hast',
    lead: 'Ein Modell aus einem Modellpaket oder Ordner kann seine Bibliothek mitbringen, und die ist ein Programm. Sie läuft ohne Netz und erst, wenn du sie erlaubt hast. Das kannst du zurücknehmen.',
    none: 'Keine: Alles, was hier läuft, kam mit dieser Seite oder aus ihrem Katalog.',
    usedBy: (models) => `Für ${format.list(models)}`,
    unused: 'Für kein Modell, das gerade hier ist',
    allowed: 'erlaubt, wann, ist nicht bekannt',
    allowedAt: (moment) => `erlaubt am ${moment}`,
    withdraw: 'Zurücknehmen',
    withdrawOne: (hash) => `Erlaubnis für Bibliothek ${hash} zurücknehmen`,
    withdrawn: (hash, models) =>
      models.length === 0
        ? `Bibliothek ${hash} darf hier nicht mehr laufen.`
        : `Bibliothek ${hash} darf hier nicht mehr laufen. Bevor ${format.list(models)} wieder geladen wird, wirst du gefragt.`,
  },
  drill: {
    downloading: 'Downloads laufen: Halte sie vorher an.',
    preparing: 'Ein Modell wird gerade vorbereitet; die Probe wartet darauf.',
    title: 'Die Probe ohne Netz',
    lead: 'Hält jede Anfrage dieser Seite und ihrer Worker auf, lädt ein Modell von diesem Gerät neu und fragt es etwas. Geladene Modelle werden vorher entladen. Auch andere Tabs dieser Seite sind solange ohne Netz. Der Browser darf von sich aus nachsehen, ob der Server einen neueren Service Worker hat; von dir geht dabei nichts hinaus.',
    model: 'Modell',
    prompt: 'Eingabe',
    example: 'Which is larger, 48 or 84?',
    start: 'Stecker ziehen und fragen',
    stop: 'Abbrechen',
    none: 'Noch ist kein Modell auf diesem Gerät. Frag erst eines etwas unter „Vergleichen“.',
    busy: 'Unter „Vergleichen“ antwortet gerade ein Modell; die Probe wartet darauf.',
    steps: {
      unplug: 'Nimmt das Netz weg.',
      load: 'Lädt das Modell von diesem Gerät.',
      answer: 'Das Modell antwortet.',
      'plug-in': 'Versucht eine Anfrage, die scheitern muss, und gibt das Netz zurück.',
    },
    proven: (model, answered) =>
      `${model} hat allein von diesem Gerät aus geantwortet. ${format.number(answered)} ${answered === 1 ? 'Anfrage wurde' : 'Anfragen wurden'} aus dem beantwortet, was hier liegt, keine ging darüber hinaus.`,
    tried: (model, refused) =>
      `${model} hat allein von diesem Gerät aus geantwortet, doch ${format.number(refused)} ${refused === 1 ? 'Anfrage wurde' : 'Anfragen wurden'} versucht und verweigert:`,
    triedInVain: 'Was dabei verlangt und verweigert wurde:',
    answer: (tokens) => `Antwort (${format.number(tokens)} ${tokens === 1 ? 'Token' : 'Tokens'})`,
    empty: 'Die Antwort ist leer.',
    engineProven: 'Der Browser selbst hat dem Modell eine eigene Anfrage verweigert.',
    engineNotProven: 'Der Browser hat dem Modell eine eigene Anfrage nicht verweigert.',
  },
};
