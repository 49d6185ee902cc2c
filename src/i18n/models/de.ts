import { formatFor } from '../format';
import type { models as english } from './en';

const format = formatFor('de');

export const models: typeof english = {
  list: 'Modelle',
  search: 'Modelle suchen',
  searchHint: 'Name, Hersteller, Sprache, Lizenz',
  chips: {
    runsHere: 'Läuft hier',
    onDevice: 'Auf diesem Gerät',
    reachable: 'Von hier zu laden',
    small: 'Unter 1 GB',
  },
  family: 'Familie',
  allFamilies: 'Alle',
  order: 'Reihenfolge',
  orders: { fit: 'Passende zuerst', size: 'Kleinste zuerst', name: 'Nach Namen' },
  count: (shown: number, all: number) =>
    shown === all
      ? `${format.number(all)} Modelle`
      : `${format.number(shown)} von ${format.number(all)} Modellen`,
  farAway: (count: number) =>
    `${format.number(count)} davon liegen auf Servern, die diese Seite den Browser nicht erreichen lässt; bring sie als Modellpaket oder Ordner mit.`,
  presence: {
    absent: '',
    here: 'auf diesem Gerät',
    'older-version': 'andere Fassung hier',
  },
  notFromHere: 'von hier nicht zu laden',
  unreachable: (host: string) =>
    `Seine Dateien liegen auf ${host}, und diesen Server lässt diese Seite den Browser nicht erreichen. Bring es als Modellpaket oder Ordner mit, oder nimm eine Fassung des Playground, die ihn erlaubt.`,
  selfTest: {
    passed: (atMs: number) =>
      `Auf diesem Gerät getestet am ${format.moment(atMs)}: An seiner Antwort fiel nichts auf.`,
    failed: (atMs: number) =>
      `Auf diesem Gerät getestet am ${format.moment(atMs)}: Seine Antwort ergibt keinen Sinn. Verlass dich hier nicht darauf.`,
  },
  older:
    'Im Katalog steht heute eine andere Fassung. Die hiesige bleibt, bis die neue vollständig da ist.',
  unknown: 'unbekannt',
  languagesUnknown: 'Sprachen unbekannt',
  context: (tokens: number) => `Kontext ${format.number(tokens)} Tokens`,
  size: 'Größe',
  memory: 'Speicherbedarf',
  memoryAt: (bytes: number, tokens: number) =>
    `${format.bytes(bytes)} bei einem Kontext von ${format.number(tokens)} Tokens`,
  parameters: 'Parameter',
  precision: 'Genauigkeit',
  features: 'Braucht von der Grafikkarte',
  noFeatures: 'nichts über WebGPU hinaus',
  licence: 'Lizenz',
  licenceRead: (day: string) => `für dieses Modell gelesen am ${day}`,
  licenceUnread: 'Für dieses Modell hat sie niemand geprüft: Lies sie, bevor du es benutzt.',
  source: 'Quelle',
  ownSource: 'von diesem Projekt gemacht',
  moving: 'Keine Fassung ist festgelegt: Was dort liegt, kann sich ändern.',
  pinned: (revision: string) => `Fassung ${revision}`,
  arrived: 'Herkunft',
  arrivedFrom: {
    site: 'von dieser Seite',
    host: 'von einem anderen Server',
    pack: 'aus einem Modellpaket',
    folder: 'aus einem Ordner',
  },
  verified: 'Zuletzt geprüft',
  used: 'Zuletzt benutzt',
  neverUsed: 'noch nicht',
  files: (count: number) => `${format.number(count)} ${count === 1 ? 'Datei' : 'Dateien'}`,
  file: 'Datei',
  checkedBy: 'Bei der Ankunft geprüft',
  checks: {
    sha256: 'SHA-256 vorher bekannt',
    md5: 'MD5 aus dem Verzeichnis des Modells',
    'first-use': 'beim ersten Mal unbesehen übernommen',
  },
  back: 'Zurück zur Liste',
  download: 'Herunterladen',
  downloadNewer: 'Neuere Fassung herunterladen',
  queue: {
    title: 'Downloads',
    states: { waiting: 'wartet', running: 'lädt', paused: 'angehalten', failed: 'fehlgeschlagen' },
    pause: 'Anhalten',
    resume: 'Fortsetzen',
    retry: 'Noch einmal versuchen',
    sooner: (name: string) => `${name}: früher`,
    later: (name: string) => `${name}: später`,
    cancel: 'Verwerfen',
    cancelAsk: (name: string, doneBytes: number) =>
      doneBytes > 0
        ? `Download von ${name} verwerfen? Die ${format.bytes(doneBytes)}, die schon hier sind, werden gelöscht.`
        : `Download von ${name} verwerfen? Noch ist nichts davon hier.`,
    cancelYes: 'Ja, verwerfen',
    cancelNo: 'Behalten',
    trouble: {
      look: 'Es ließ sich nicht feststellen, was frühere Besuche von Downloads hinterlassen haben.',
      cancel: 'Was verworfen wurde, ließ sich nicht löschen; es ist noch hier.',
    },
    files: (done: number, all: number) =>
      `${format.number(done)} von ${format.number(all)} Dateien`,
    left: (seconds: number) =>
      seconds < 90
        ? `noch ${format.number(Math.max(1, seconds))} s`
        : `noch ${format.number(seconds / 60)} min`,
    of: (doneBytes: number, totalBytes: number) =>
      `${format.bytes(doneBytes)} von ${format.bytes(totalBytes)}`,
    preflight: 'ermittelt die Größe',
    otherTab: 'ein anderer Tab lädt es',
    stranger: 'Dieses Modell steht nicht mehr im Katalog.',
  },
  fit: {
    runs: (neededBytes: number, budgetBytes: number) =>
      `Läuft hier: braucht ${format.bytes(neededBytes)} von ${format.bytes(budgetBytes)} für Modelle.`,
    'smaller-context': (tokens: number, wishedTokens: number) =>
      `Läuft hier mit einem Kontext von ${format.number(tokens)} Tokens; gewünscht waren ${format.number(wishedTokens)}.`,
    'too-large': (neededBytes: number, budgetBytes: number) =>
      `Zu groß: braucht ${format.bytes(neededBytes)}, für Modelle sind ${format.bytes(budgetBytes)} da.`,
    smallest: (tokens: number, bytes: number) =>
      `Mit einem Kontext von ${format.number(tokens)} Tokens braucht es noch ${format.bytes(bytes)}.`,
    'feature-missing': (feature: string) => `Der Grafikkarte fehlt „${feature}“.`,
    twin: (precision: string) => `Dasselbe Modell ohne diesen Bedarf: ${precision}`,
    otherPrecision: (precision: string) => `Dasselbe Modell in anderer Genauigkeit: ${precision}`,
    twinRuns: 'es läuft hier',
    twinDoesNot: 'läuft hier auch nicht',
    'adapter-too-small': (limit: string, needed: number, available: number) =>
      `Die Grafikkarte ist zu klein: ${limit} müsste ${format.number(needed)} sein und ist ${format.number(available)}.`,
    'no-device': 'Es gibt keine Grafikkarte, auf der es laufen könnte.',
    unknown: {
      memory: 'Wie viel Speicher es braucht, ist nicht bekannt. Ein Versuch zeigt, ob es läuft.',
      'largest-buffer':
        'Ob sein größter Tensor auf die Grafikkarte passt, ist nicht bekannt. Ein Versuch zeigt, ob es läuft.',
    },
  },
  capabilities: {
    title: 'Was der Browser über dieses Gerät sagt',
    adapter: 'Grafikkarte',
    fallback: 'Software, langsam',
    features: 'Merkmale',
    memory: 'Arbeitsspeicher des Geräts',
    limits: {
      maxBufferSize: 'Größter Puffer',
      maxStorageBufferBindingSize: 'Größter Speicherpuffer',
      maxComputeWorkgroupStorageSize: 'Speicher einer Arbeitsgruppe',
    },
    storage: 'Belegter Speicher, von dem, was er diese Seite aufbewahren lässt',
    of: (usedBytes: number, quotaBytes: number) =>
      `${format.bytes(usedBytes)} von ${format.bytes(quotaBytes)}`,
  },
  budget: {
    cancel: 'Abbrechen',
    title: 'Speicher für Modelle',
    value: (bytes: number) => `${format.bytes(bytes)} Grafikspeicher`,
    default:
      'Geschätzt aus dem Arbeitsspeicher des Geräts und dem größten Puffer der Grafikkarte, wie der Browser sie angibt; was frei ist, sagt er nicht.',
    person: 'Von dir gesetzt.',
    lowered: {
      'out-of-memory': (fromBytes: number, atMs: number) =>
        `Von ${format.bytes(fromBytes)} gesenkt, als der Speicher voll war (${format.moment(atMs)}).`,
      'device-lost': (fromBytes: number, atMs: number) =>
        `Von ${format.bytes(fromBytes)} gesenkt, als die Grafikkarte verloren ging (${format.moment(atMs)}).`,
    },
    context: 'Kontext höchstens',
    contextWhole: 'so viel, wie ein Modell hat',
    contextTokens: (tokens: number) => `${format.number(tokens)} Tokens`,
    change: 'Ändern',
    field: 'Gigabyte, die geladene Modelle zusammen nehmen dürfen',
    hint: 'Eine Karte mit eigenem Speicher hat oft mehr als geschätzt, geteilter Speicher weniger.',
    set: 'Setzen',
    reset: 'Zurück zur Schätzung',
  },
  use: (letter: string) => `In Spalte ${letter} benutzen`,
  verify: 'Jetzt prüfen',
  test: 'Jetzt testen',
  repair: 'Beschädigte Teile neu holen',
  remove: 'Löschen',
  removeAsk: (name: string, isForeign: boolean) =>
    isForeign
      ? `${name} löschen? Es kam als Modellpaket oder Ordner: Ohne das kommt es nicht wieder.`
      : `${name} löschen?`,
  removeYes: 'Ja, löschen',
  keep: 'Behalten',
  repairByImport:
    'Importiere es noch einmal aus seinem Modellpaket oder Ordner, oder hole es neu: Das ersetzt, was beschädigt ist.',
  stop: 'Abbrechen',
  verifying: 'Jedes Byte wird geprüft',
  repairing: 'Beschädigte Teile werden ersetzt',
  intact: 'Alle Dateien sind unverändert.',
  damaged: (files: readonly string[]) =>
    `Beschädigt: ${format.list(files)}. Es wird nicht benutzt.`,
  storage: (usedBytes: number, quotaBytes: number | null) =>
    quotaBytes === null
      ? `Modelle: ${format.bytes(usedBytes)}.`
      : `Modelle: ${format.bytes(usedBytes)}; der Browser lässt diese Seite ${format.bytes(quotaBytes)} aufbewahren.`,
  storageMeter: 'Belegter Speicher',
  shared: (bytes: number) =>
    `Weitere ${format.bytes(bytes)} haben Modelle gemeinsam; sie liegen hier nur einmal.`,
  unfinishedUse: (bytes: number) => `${format.bytes(bytes)} davon gehören zu unfertigen Downloads.`,
  persistence: {
    unasked: 'Der Browser darf es löschen, wenn der Platz knapp wird.',
    granted: 'Der Browser behält es, bis du es löschst.',
    refused:
      'Der Browser darf es löschen, wenn der Platz knapp wird; Safari tut es nach sieben Tagen ohne Besuch.',
    unavailable: 'Der Browser sagt nicht, wie lange er es behält.',
  },
  askToKeep: 'Den Browser bitten, es zu behalten',
};
