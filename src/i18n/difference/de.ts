import { formatFor } from '../format';
import type { ScreenMessages } from '../screens-en';

const format = formatFor('de');
const percent = new Intl.NumberFormat('de', { style: 'percent', maximumSignificantDigits: 3 });
const chance = (probability: number): string =>
  probability < 0.0001 ? 'unter 0,01 %' : percent.format(probability);

export const difference: ScreenMessages['difference'] = {
  open: 'Antworten vergleichen',
  title: 'Zwei Antworten im Vergleich',
  first: 'Erste Antwort',
  second: 'Zweite Antwort',
  answer: (place, version, versions, prompt) =>
    `${place}${versions > 1 ? `, Fassung ${version} von ${versions}` : ''}: ${prompt}`,
  close: 'Schließen',
  words: {
    title: 'Wort für Wort',
    key: 'Durchgestrichen: nur in der ersten Antwort. Unterstrichen: nur in der zweiten.',
    same: 'Die beiden Antworten sind Zeichen für Zeichen gleich.',
    lines:
      'Für einen Vergleich Wort für Wort unterscheiden sie sich in zu vielen Wörtern: Markiert sind ganze Zeilen.',
    whole:
      'Für einen Vergleich unterscheiden sie sich in zu vielen Zeilen: erst die eine Antwort, dann die andere.',
    onlyFirst: 'nur in der ersten:',
    onlySecond: 'nur in der zweiten:',
    end: 'Ende.',
  },
  paths: {
    title: 'JSON, Stelle für Stelle',
    notJson: {
      first: 'Die erste Antwort ist kein JSON, die zweite schon.',
      second: 'Die zweite Antwort ist kein JSON, die erste schon.',
      both: 'Keine der beiden Antworten ist JSON.',
    },
    same: 'Dieselben Werte an denselben Stellen.',
    place: 'Stelle',
    whole: 'das Ganze',
    none: 'nicht da',
    more: (count) =>
      count === 1
        ? 'An einer weiteren Stelle unterscheiden sie sich.'
        : `An ${format.number(count)} weiteren Stellen unterscheiden sie sich.`,
  },
  writing: {
    title: 'Länge und Wiederholung',
    figure: 'Größe',
    characters: 'Zeichen',
    words: 'Wörter',
    distinctWords: 'Verschiedene Wörter, von allen Wörtern',
    distinctPairs: 'Verschiedene Wortpaare, von allen Paaren',
    repeatedFours: 'Folgen von vier Wörtern, die schon da waren',
    loop: 'Schleife am Ende',
    noLoop: 'keine',
    looped: (text, times) => `„${text}“, ${format.number(times)}-mal`,
    share: (share) => percent.format(share),
    note: 'Gezählt an kleingeschriebenen Wörtern, nicht an Tokens: distinct-1 und distinct-2 (Li u. a. 2016), seq-rep-4 (Welleck u. a. 2020).',
  },
  probabilities: {
    toggle: 'Wahrscheinlichkeiten',
    tokens: 'Tokens der Antwort',
    chance,
    token: (text, probability) => `„${text}“, ${chance(probability)}`,
    noText: 'ohne eigenen Text',
    hint: 'Zeige auf ein Token, oder geh mit den Pfeiltasten von einem zum nächsten.',
    key: {
      sure: 'ab 90 %',
      likely: 'ab 50 %',
      open: 'ab 10 %',
      unlikely: 'unter 10 %',
    },
    drawn: 'gezogen',
    notAmong: 'Das gezogene Token ist nicht unter den wahrscheinlichsten.',
    likeliest: 'Die wahrscheinlichsten Tokens an dieser Stelle',
    summary: (tokens, perplexity) =>
      `${format.number(tokens)} Tokens; das Modell war so unentschieden wie zwischen ${format.number(perplexity, 2)} gleich wahrscheinlichen (Perplexität seiner eigenen Antwort).`,
    part: 'Für den Anfang dieser Antwort gibt es keine Wahrscheinlichkeiten.',
    note: 'Die eigene Verteilung des Modells, bei Temperatur 1 und vor Abzügen und Schema. Sie sagt, was das Modell lieber gesagt hätte, nicht, was stimmt.',
  },
  fit: {
    fits: 'Passt zum JSON-Schema.',
    not: 'Passt nicht zum JSON-Schema:',
    problem: (path, detail) => `${path}: ${detail}`,
    notJson: (detail) => `Passt nicht zum JSON-Schema: Es ist kein JSON. ${detail}`,
    notChecked: (detail) => `Nicht mit dem JSON-Schema verglichen: ${detail}`,
  },
};
