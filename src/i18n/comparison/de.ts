import { formatFor } from '../format';
import type { ScreenMessages } from '../screens-en';
import { duration } from './duration';

const format = formatFor('de');

export const comparison: ScreenMessages['comparison'] = {
  controls: {
    title: 'Wie die Spalten gefragt werden',
    schedule: {
      'in-turn': 'Nacheinander',
      'at-once': 'Gleichzeitig, soweit Platz ist',
    },
    atOnceNote:
      'Spalten, die gleichzeitig laufen, teilen sich die Grafikkarte: Ihre Geschwindigkeit sagt wenig.',
    drawn: 'Reihenfolge bei jeder Eingabe neu auslosen',
    sameSeed: 'Derselbe Startwert für alle: der von Spalte A',
    sameSampling: 'Dieselbe Auswahl der Tokens für alle: die von Spalte A',
    fresh: 'Jede Antwort mit leerem Zwischenspeicher beginnen',
    freshNote:
      'Dann lässt sich ein Lauf genau wiederholen; lange Gespräche werden dafür jedes Mal neu gelesen.',
    warmUp: 'Vor der ersten Antwort eines Modells eine kurze, die nicht zählt',
    blind: 'Blind: Namen und Zahlen verborgen, bis du abgestimmt hast',
    blindNote: 'Jede Eingabe beginnt dann ein neues Gespräch, und die Seiten werden neu ausgelost.',
    probabilities: 'Zu jedem Token zeigen, für wie wahrscheinlich das Modell es hielt',
    probabilitiesNote:
      'Das kostet Zeit: weniger als ein Fünftel, wo es gemessen wurde, mit einem Prozessor an der Stelle der Grafikkarte; auf einer Grafikkarte, wo ein Token weniger lange dauert, kann es mehr sein.',
    maxSeconds: 'Längste Dauer einer Antwort, in Sekunden',
    maxSecondsHint: 'Eine Antwort, die länger braucht, wird dann beendet.',
    invalid: (least, most) => `Eine ganze Zahl von ${least} bis ${most}.`,
  },
  schema: {
    compiling: (seconds) => `Übersetzt das Schema… ${format.number(seconds)} s`,
    unchecked: (letters) =>
      `Noch nicht geprüft für ${format.list(letters)}: Das geschieht, bevor das Modell gefragt wird.`,
    checking: (letters) => `Wird für ${format.list(letters)} übersetzt.`,
    usable: (letters) => `Verwendbar für ${format.list(letters)}.`,
    refused: (letter, why) => `${letter}: ${why}`,
    afterwards: (keywords) =>
      `Nach der Antwort geprüft, beim Schreiben nicht erzwungen: ${keywords.join(', ')}.`,
  },
  plan: {
    title: 'Was ein Lauf tut',
    load: (model) => `${model} laden`,
    unload: (model) => `Platz schaffen: ${model} entladen`,
    run: (letters) => `${format.list(letters)} fragen`,
    together: (letters) => `${format.list(letters)} gleichzeitig fragen`,
    drawn: 'Die Reihenfolge der Spalten wird beim Start ausgelost.',
    about: (ms) => `etwa ${duration(format, ms)}`,
    unknown: 'auf diesem Gerät noch nicht bekannt',
    total(knownMs, isComplete) {
      if (knownMs === 0) return 'Wie lange es auf diesem Gerät dauert, zeigt der erste Lauf.';
      const time = duration(format, knownMs);
      return isComplete
        ? `Zusammen etwa ${time}, wie bisher auf diesem Gerät; Downloads zählen nicht mit.`
        : `Zusammen mehr als ${time}: Auf diesem Gerät ist noch nicht alles bekannt; Downloads zählen nicht mit.`;
    },
  },
  round: {
    title: 'Antworten, Namen verborgen',
    coming: 'Die Antworten erscheinen zusammen, sobald alle da sind.',
    side: (letter) => `Antwort ${letter}`,
    none: 'Es gibt keine Antwort.',
    namesItself:
      'Diese Antwort nennt den Namen eines Modells. Deine Stimme zählt dann nicht als blind.',
    reveal: 'Ohne Abstimmung zeigen, was von wem ist',
    seenBefore:
      'Eine dieser Antworten wurde schon Wort für Wort mit ihrem Namen gezeigt. Deine Stimme zählt dann nicht als blind.',
  },
  noVote: {
    why: {
      incomplete:
        'Hier gibt es keine Abstimmung: Eine Antwort ist fehlgeschlagen, wurde angehalten oder abgebrochen.',
      empty: 'Hier gibt es keine Abstimmung: Alle Antworten sind leer.',
      undrawn: 'Hier gibt es keine Abstimmung: Eine Antwort lässt sich nicht anzeigen.',
      'asked-differently':
        'Hier gibt es keine Abstimmung: Die Spalten wurden vorher Verschiedenes gefragt. Leere sie, damit sie gleich beginnen.',
    },
    again: 'Noch einmal versuchen',
  },
  owner: {
    from: (name, settings) =>
      `Ab hier: ${[name, ...(settings.length > 0 ? settings : ['Standardeinstellungen'])].join(' · ')}`,
    notRecorded: 'Welches Modell hier geantwortet hat, wurde nicht festgehalten.',
    answer: (name) => `Antwort von ${name}`,
    begun: (name) =>
      name === undefined
        ? 'Welches Modell das begonnen hat, wurde nicht festgehalten.'
        : `Begonnen von ${name}, dann weitergeführt.`,
  },
  again: {
    same: 'Noch einmal, selber Startwert',
    new: 'Mit neuem Startwert',
    title: {
      same: 'Mit Startwert und Einstellungen, wie sie jetzt sind. Mit leerem Zwischenspeicher gibt dasselbe dieselbe Antwort.',
      new: 'Nur für diese Antwort. Bei Temperatur 0 ändert ein Startwert nichts.',
    },
    seed: (seed) => `Gefragt mit dem Startwert ${seed}, nur für diese Antwort.`,
  },
  shared: {
    note: {
      sameSeed: 'Alle Spalten werden mit dem Startwert von Spalte A gefragt.',
      sameSampling: 'Alle Spalten werden mit der Auswahl der Tokens von Spalte A gefragt.',
    },
    off: {
      sameSeed: 'Jede Spalte mit ihrem eigenen Startwert fragen',
      sameSampling: 'Jede Spalte mit ihrer eigenen Auswahl der Tokens fragen',
    },
    taken: (value) =>
      `Zählt gerade nicht: Es gilt der Wert von Spalte A, ${format.number(value, 2)}.`,
  },
  answer: {
    undrawn: 'Diese Antwort lässt sich nicht formatiert anzeigen. Ihr Text:',
    raw: 'Rohtext',
    formatted: 'Formatiert',
    allRaw: 'Alle als Rohtext',
    thinkingNow: 'Denkt nach …',
    thinking: (tokens: number | null, ms: number | null): string =>
      [
        'Gedanken',
        ...(tokens === null
          ? []
          : [`etwa ${format.number(tokens)} ${tokens === 1 ? 'Token' : 'Tokens'}`]),
        ...(ms === null ? [] : [`${format.number(ms / 1000, ms < 9_950 ? 1 : 0)} s`]),
      ].join(' · '),
    unfinished: 'unvollendet',
    blind: {
      alike: 'Die Tags um Gedanken sind bei allen dieselben, bis die Namen zu sehen sind.',
      withheld:
        'Was die Modelle gedacht haben, wird nicht gezeigt: Nicht alle haben es getan, und das würde sie verraten. Zusammen mit den Namen ist es zu sehen.',
    },
  },
  contextFull:
    'Gespräch und Antwort füllen ihn zusammen. Leere die Spalte oder frage kürzer; zeigt die Spalte einen kleineren Kontext, als das Modell hat, lässt sich unter „Modelle“ mehr erlauben.',
  vote: {
    question: 'Welche Antwort ist die beste?',
    best: (letter) => `${letter} ist am besten`,
    equal: (sides) => (sides === 2 ? 'Unentschieden' : 'Alle gleich'),
    bad: (sides) => (sides === 2 ? 'Beide schlecht' : 'Alle schlecht'),
    given: {
      best: (letter, name) => `Deine Stimme: Spalte ${letter}, ${name}, ist am besten.`,
      'all-equal': 'Deine Stimme: gleich gut.',
      'all-bad': 'Deine Stimme: alle schlecht.',
    },
    already: 'Du hast hier schon abgestimmt.',
    isOpen: 'Deine letzte Stimme zählt nicht als blind: Vielleicht war vorher ein Name zu sehen.',
    undo: 'Zurücknehmen',
    which: (side, letter) => `Antwort ${side} war Spalte ${letter}.`,
    ratings: 'Zur Wertung',
  },
};
