import type { ScreenMessages } from '../screens-en';
import { formatFor } from '../format';
import { batch, judging } from './batch-de';

const format = formatFor('de');
const letter = (place: number): string => 'ABCD'[place] ?? '?';
const letters = (places: readonly number[]): string => format.list(places.map(letter));
const runs = (count: number): string => `${format.number(count)} ${count === 1 ? 'Lauf' : 'Läufe'}`;

export const records: ScreenMessages['records'] = {
  batch,
  judging,
  account: {
    language: 'de',
    runs,
    title: (moment) => `Lauf vom ${format.moment(Date.parse(moment))}`,
    number: (value) => format.number(value, 3),
    column: (place) => `Spalte ${letter(place)}`,
    side: (place) => `Antwort ${letter(place)}`,
    prompt: (place, count) =>
      count === 1 ? 'Eingabe' : `Eingabe ${format.number(place + 1)} von ${format.number(count)}`,
    tags: 'Schlagwörter',
    schema: 'Die Antworten mussten zu diesem JSON-Schema passen:',
    before: 'Das Gespräch vor der Eingabe:',
    you: 'Du',
    model: 'Modell',
    answerBegins: 'Die Antwort ging von diesem Anfang aus weiter:',
    noSystemPrompt: 'die Vorgabe des Modells',
    facts: {
      origin: 'Entstanden',
      progress: 'Antworten',
      fit: 'Passen zu ihrem JSON-Schema',
      votes: 'Stimmen',
      asked: 'Bedingungen',
    },
    origin: {
      compare: 'unter „Vergleichen“',
      batch: 'als Reihe von Eingaben',
      replay: 'als Wiederholung eines Laufs',
      other: 'auf eine Weise, die diese Version nicht kennt',
    },
    progress: (done, total, failed) =>
      `${format.number(done)} von ${format.number(total)}${failed === 0 ? '' : `, ${format.number(failed)} gescheitert`}`,
    fits: (column, { fits, answers, unchecked }) =>
      `${column}, ${format.number(fits)} von ${format.number(answers)}${unchecked === 0 ? '' : ` (${format.number(unchecked)} nicht geprüft)`}`,
    votes: (columns, allEqual, allBad) =>
      [
        ...columns.map(({ title, count }) => `${title} ${format.number(count)}`),
        `${columns.length === 2 ? 'unentschieden' : 'alle gleich gut'} ${format.number(allEqual)}`,
        `alle schlecht ${format.number(allBad)}`,
      ].join(', '),
    vote: {
      best: (column) => `Deine Stimme: Am besten ist ${column}.`,
      'all-equal': 'Deine Stimme: gleich gut.',
      'all-bad': 'Deine Stimme: alle schlecht.',
    },
    conditions: {
      title: 'Bedingungen',
      schedule: {
        'in-turn': 'Eine Spalte nach der anderen.',
        'at-once': 'Spalten gleichzeitig, auf geteilter Grafikkarte.',
      },
      order: (columns) => `Gefragt in der Reihenfolge ${letters(columns)}.`,
      fresh: 'Jede Antwort begann mit leerem Zwischenspeicher.',
      notFresh:
        'Antworten konnten auf dem Zwischenspeicher aufbauen; der Lauf lässt sich darum vielleicht nicht genau wiederholen.',
      warmUp: 'Vor der ersten Antwort jedes Modells gab es eine kurze, die nicht zählt.',
      blind: 'Blind: Namen und Zahlen waren verborgen.',
      probabilities: 'Die Wahrscheinlichkeiten der Tokens wurden erfragt.',
      time: (seconds) => `Höchstens ${format.number(seconds)} s für eine Antwort.`,
    },
    stamps: {
      title: 'Wovon die Antworten abhängen',
      of: (columns) => `${columns.length === 1 ? 'Spalte' : 'Spalten'} ${letters(columns)}`,
      facts: {
        weights: 'Gewichte (SHA-256)',
        library: 'Bibliothek (SHA-256)',
        settings: 'Einstellungen (SHA-256)',
        context: 'Kontext, Tokens',
        app: 'Diese Seite, Fassung',
        engine: 'WebLLM, Fassung',
        browser: 'Browser, Kennung',
        adapter: 'Grafikkarte',
      },
    },
    missing: 'Noch nicht beantwortet.',
    untilJudged: 'Verborgen, bis geurteilt ist.',
    none: 'Es gibt keine Antwort.',
    hidden: ({ columns }) =>
      columns.length === 1
        ? 'Name und Zahlen sind verborgen.'
        : `Welche der ${format.number(columns.length)} Spalten welche Antwort gab, bleibt verborgen, bis du geurteilt hast.`,
    reusedCache: 'Baute auf dem Zwischenspeicher auf.',
    unknownFailure: (kind) =>
      `Es kam keine ganze Antwort, aus einem Grund, für den diese Fassung keine Worte hat: „${kind}“.`,
  },
  lead: 'Jeder Lauf, der hier gemacht wurde, mit allem, was man braucht, um ihn zu wiederholen. Er bleibt auf diesem Gerät, bis du ihn löschst.',
  search: 'Läufe durchsuchen',
  searchHint: 'Eingaben, Antworten, Schlagwörter, Modelle',
  searching: 'Sieht die Antworten durch.',
  count: (shown, all) =>
    shown === all ? `${runs(all)}.` : `${format.number(shown)} von ${format.number(all)} Läufen.`,
  none: 'Kein Lauf enthält alle diese Wörter.',
  more: (count) => `${runs(count)} mehr: Über die Suche sind sie zu finden.`,
  empty: {
    title: 'Noch keine Läufe',
    how: 'Frag etwas unter „Vergleichen“ oder lass mehrere Eingaben als Reihe laufen: Jede Antwort bleibt hier, mit ihren Einstellungen und allem, wovon sie abhängt.',
    elsewhere: 'Läufe anderer Geräte lassen sich als Datei hierher holen.',
    compare: 'Zum Vergleichen',
  },
  list: 'Läufe',
  select: (title) => `Auswählen: ${title}`,
  prompts: (count) => `${format.number(count)} ${count === 1 ? 'Eingabe' : 'Eingaben'}`,
  noText: '(leere Eingabe)',
  origins: { compare: 'Vergleich', batch: 'Reihe', replay: 'Wiederholung', other: 'Andere' },
  namesHidden: 'Namen verborgen, bis du geurteilt hast',
  done: (done, total) => `${format.number(done)} von ${format.number(total)} Antworten`,
  underWay: 'läuft gerade',
  selected: (count) => `${runs(count)} ausgewählt`,
  selectShown: 'Alle gezeigten auswählen',
  selectNone: 'Auswahl aufheben',
  take: 'Läufe aus einer Datei holen',
  exports: {
    label: 'Als Datei sichern',
    shown: (count) =>
      `${count === 1 ? 'Den gezeigten Lauf' : `Die ${format.number(count)} gezeigten Läufe`} als Datei sichern`,
    html: 'Webseite',
    markdown: 'Markdown-Text',
    csv: 'Tabelle (CSV)',
    json: 'JSON-Datei',
    note: 'Eine Webseite öffnet sich von selbst, ohne Netz. Eine Tabelle hat eine Zeile je Antwort. JSON lässt sich hier wieder einlesen, mit den Stimmen.',
    hidden:
      'Sobald nicht mehr verborgen ist, welche Antwort von wem kommt, lässt sich dieser Lauf als Datei sichern.',
  },
  deletion: {
    one: 'Diesen Lauf löschen',
    chosen: 'Ausgewählte löschen',
    all: 'Alle Läufe löschen',
    question: (count) =>
      `${runs(count)} von diesem Gerät löschen? Das lässt sich nicht rückgängig machen.`,
    yes: 'Löschen',
    no: 'Behalten',
  },
  notice: {
    imported: (added, alreadyHere, newVotes) =>
      `${added === 0 ? `In dieser Datei ist ${newVotes === 0 ? 'nichts Neues' : 'kein neuer Lauf'}.` : `${runs(added)} übernommen.`}${alreadyHere === 0 ? '' : ` ${format.number(alreadyHere)} ${alreadyHere === 1 ? 'war' : 'waren'} schon hier.`}`,
    votes: (count) =>
      `${format.number(count)} ${count === 1 ? 'Stimme' : 'Stimmen'} dazu übernommen.`,
    blocked: (count) =>
      `${runs(count)} nicht übernommen: Unter derselben Kennung ist hier etwas, das nicht lesbar ist.`,
    conflicts: (count) =>
      `${format.number(count)} ${count === 1 ? 'Stimme unterscheidet' : 'Stimmen unterscheiden'} sich von dem, was unter derselben Kennung hier ist; was hier war, bleibt.`,
    exported: (count, hidden) =>
      `${runs(count)} gesichert.${hidden === 0 ? '' : ` ${runs(hidden)} ${hidden === 1 ? 'blieb' : 'blieben'} draußen: Noch ist verborgen, welche Antwort von wem kommt.`}`,
    deleted: (count) => `${runs(count)} gelöscht.`,
  },
  detail: {
    back: 'Alle Läufe',
    goOn: 'Weitermachen',
    stop: 'Anhalten',
    again: 'Wiederholen und mit damals vergleichen',
    failedToo: 'Was nicht beantwortet wurde, noch einmal versuchen',
    busy: 'Gerade läuft ein anderer Lauf.',
    now: (column, place, count) =>
      `Spalte ${letter(column)} beantwortet Eingabe ${format.number(place + 1)} von ${format.number(count)}.`,
    progress: 'Wie weit der Lauf ist',
    reveal: 'Ohne Urteil zeigen, welche Antwort von wem kommt',
    columns: 'Spalten und ihre Einstellungen',
    tags: (tags) => `Schlagwörter: ${tags.join(', ')}`,
    pages: 'Eingaben dieses Laufs',
    page: (first, last, count) =>
      `Eingaben ${format.number(first)} bis ${format.number(last)} von ${format.number(count)}`,
    earlier: 'Frühere',
    later: 'Spätere',
    repeats: 'Wiederholt',
  },
  replay: {
    title: 'Verglichen mit damals',
    of: (title) => `Das wiederholt: ${title}`,
    gone: 'Der Lauf, den dieser wiederholt, ist nicht mehr hier.',
    hidden:
      'Was sich unterscheidet, steht hier, sobald in keinem der beiden Läufe mehr verborgen ist, welche Antwort von wem kommt.',
    waiting: 'Noch lässt sich keine Antwort vergleichen.',
    verdict: (same, compared) =>
      same === compared
        ? `Gleicher Text in ${same === 1 ? 'der einen Antwort' : `allen ${format.number(compared)} Antworten`}.`
        : `Gleicher Text in ${format.number(same)} von ${format.number(compared)} Antworten.`,
    nothing:
      'Nichts, wovon Antworten bekanntermaßen abhängen, ist anders: Hashes, Einstellungen, Startwert, Gerät und Fassungen sind gleich.',
    differs: 'Was anders ist als damals:',
    same: 'Gleicher Text wie damals.',
    other: (characters) =>
      `Anderer Text als damals, ab dem ${format.number(characters + 1)}. Zeichen.`,
    then: 'Damals:',
    now: 'Jetzt:',
    difference: {
      prompt: 'die Eingabe oder das Gespräch davor',
      model: 'das Modell',
      settings: 'die Einstellungen oder der Startwert',
      weights: 'die Gewichte des Modells',
      library: 'die Bibliothek des Modells',
      context: 'der Kontext, mit dem das Modell geladen war',
      app: 'die Fassung dieser Seite',
      engine: 'die Fassung von WebLLM',
      browser: 'der Browser',
      adapter: 'die Grafikkarte',
      'no-stamp': 'bei manchen Antworten ist nicht vermerkt, wovon sie abhängen',
      cache: 'manche Antworten bauten auf dem Zwischenspeicher auf',
      contended: 'manche Antworten teilten sich die Grafikkarte mit einer anderen Spalte',
      'after-loss': 'vor manchen Antworten musste das Modell neu geladen werden',
      finish: 'wie manche Antworten endeten: durch eine Grenze oder eine Person',
    },
  },
};
