import { strengthDigits } from '../../core/rating/shown-strength';
import { formatFor } from '../format';
import type { ratings as en } from './en';

const format = formatFor('de');
const fixed = new Intl.NumberFormat('de', {
  minimumFractionDigits: strengthDigits,
  maximumFractionDigits: strengthDigits,
  signDisplay: 'negative',
});
const votes = (count: number): string =>
  `${format.number(count)} ${count === 1 ? 'Stimme' : 'Stimmen'}`;
const strength = (value: number): string => fixed.format(value);

export const ratings: typeof en = {
  lead: 'Wie stark die Modelle nach den Stimmen auf diesem Gerät sind. Das gilt für diese Prompts und in den Augen derer, die abgestimmt haben, nicht darüber hinaus.',
  empty: {
    title: 'Noch keine Stimmen',
    how: 'Frag unter „Vergleichen“ zwei bis vier Spalten dasselbe, lies die Antworten und stimm ab: eine ist die beste, alle sind gleich gut oder alle sind schlecht. Im Blindmodus bleiben die Namen verborgen, bis du abgestimmt hast. Jede Stimme bleibt auf diesem Gerät und zählt hier.',
    elsewhere: 'Stimmen anderer Geräte lassen sich als Datei hierher holen.',
    compare: 'Zum Vergleichen',
  },
  withheld: (count: number): string =>
    `${votes(count)} aus blinden Reihen ${count === 1 ? 'zählt' : 'zählen'} erst, wenn dort gezeigt ist, welches Modell welches ist: Wer vorn liegt, könnte die nächsten Stimmen beeinflussen.`,
  toRecords: 'Zu den Protokollen',
  noneLeft: 'Diese Filter lassen keine Stimme übrig.',
  filters: {
    title: 'Welche Stimmen zählen',
    tag: 'Schlagwort des Prompts',
    anyTag: 'Alle',
    from: 'Von',
    until: 'Bis',
    blindOnly: 'Nur blind abgegebene',
    naming: 'Verglichen werden',
    namings: { model: 'Modelle', settings: 'Modelle mit ihren Einstellungen' },
    all: 'Alle Stimmen zählen',
  },
  reckoning: 'Rechnet.',
  counts: (all, prompts, blind) =>
    `${votes(all)} zu ${format.number(prompts)} ${prompts === 1 ? 'Prompt' : 'Prompts'}, ${blind === all ? 'blind' : blind === 0 ? 'nicht blind' : `${format.number(blind)} davon blind`} abgegeben.`,
  verdicts: (best, allEqual, allBad) =>
    `Für eine beste Antwort: ${format.number(best)}, alle gleich gut: ${format.number(allEqual)}, alle schlecht: ${format.number(allBad)}.`,
  version: (version) => `(${version})`,
  settingText: (name, text) => `${name} „${text}“`,
  noSettings: 'ohne Einstellungen',
  strengths: {
    title: 'Stärken',
    group: (place) => `Gruppe ${format.number(place)}`,
    apart:
      'Diese Gruppen sind sich nie begegnet, auch nicht über Dritte: Ihre Stärken lassen sich nicht vergleichen.',
    scale:
      'Ein Modell, das um 1 höher steht als ein anderes, gewinnt 73 von 100 Stimmen gegen dieses, mit 2 sind es 88.',
    few: (prompts) =>
      `Diese Stimmen betreffen nur ${format.number(prompts)} ${prompts === 1 ? 'Prompt' : 'Prompts'}, und andere können anderes ergeben: Deshalb sind die Intervalle weit.`,
    place: 'Platz',
    places: (first, last) =>
      first === last ? format.number(first) : `${format.number(first)} bis ${format.number(last)}`,
    contestant: 'Modell',
    strength: 'Stärke',
    value: strength,
    interval: '95-%-Intervall',
    between: (low, high) => `${strength(low)} bis ${strength(high)}`,
    votes: 'Stimmen',
    open: 'Nicht unterscheidbar von',
    openNone: 'keinem: verschieden von jedem',
    plot: 'Stärken mit ihren 95-%-Intervallen',
    plotRow: (name, value, low, high) =>
      `${name}: ${strength(value)}, zwischen ${strength(low)} und ${strength(high)}.`,
    ahead: (name) => `${name} ist besser als jedes andere.`,
    notAhead: (name, others) =>
      `${name} steht vorn, ist aber nicht unterscheidbar von ${format.list(others)}.`,
    tied: (names, others) =>
      `${format.list(names)} stehen gleichauf vorn${others.length === 0 ? '' : `, nicht unterscheidbar von ${format.list(others)}`}.`,
    uncompared: (names) => `Nur mit sich selbst verglichen: ${format.list(names)}.`,
    uncomparedHow: {
      model: 'Spalten mit demselben Modell zählen hier als eines.',
      settings: 'Spalten, die sich nur im Startwert unterscheiden, zählen als eine.',
    },
    bySettings: 'Nach Einstellungen vergleichen',
    leftOut: (count) =>
      `${format.number(count)} weitere haben weniger Stimmen und werden nicht bewertet: Es sind zu viele.`,
  },
  how: {
    title: 'Wie das gerechnet ist',
    model:
      'Die Stärken sind die von Bradley und Terry: Ein Unterschied von 1 heißt, dass es 2,7 zu 1 steht, einer von 2, dass es 7,4 zu 1 steht. Im Mittel sind sie in einer Gruppe 0. Vorab wird angenommen, dass sie nur wenige Punkte auseinanderliegen; so hat auch ein Modell, das immer gewinnt, eine endliche Stärke.',
    votes:
      'Die beste Antwort schlägt jede andere; über die anderen untereinander ist nichts gesagt. „Alle gleich gut“ ist ein Unentschieden, für jede ein halber Sieg. „Alle schlecht“ ist auch eines: Es sagt von keinen zweien, welche besser ist. Mit sich selbst wird ein Modell nicht verglichen.',
    intervals:
      'Die Intervalle kommen aus einem Bootstrap: Tausendmal werden Prompts gezogen, jeder mit allen seinen Stimmen. Der Startwert ist fest, damit gleiche Stimmen gleiche Intervalle geben. Bei wenigen Prompts werden sie verbreitert; sie sind nie schmaler, als es bei ebenso vielen unabhängigen Vergleichen wäre, und nie weiter, als schon vor jeder Stimme angenommen ist.',
    open: 'Zwei Modelle sind nicht unterscheidbar, wenn das 95-%-Intervall des Unterschieds ihrer Stärken die 0 enthält. Jedes Paar wird für sich betrachtet: Von vielen Paaren scheint eines von zwanzig zufällig verschieden.',
  },
  matrix: {
    title: 'Wer gegen wen gewonnen hat',
    lead: 'Siege, Unentschieden und Niederlagen der Zeile gegen die Spalte; darunter der Unterschied der Stärken mit seinem 95-%-Intervall.',
    row: 'Modell',
    record: (wins, ties, losses) =>
      `${format.number(wins)} – ${format.number(ties)} – ${format.number(losses)}`,
    spoken: (wins, ties, losses) =>
      `${format.number(wins)} gewonnen, ${format.number(ties)} unentschieden, ${format.number(losses)} verloren`,
    never: 'nie verglichen',
    difference: (value, low, high) => `${strength(value)} (${strength(low)} bis ${strength(high)})`,
    verdict: { better: 'besser', worse: 'schlechter', open: 'nicht unterscheidbar' },
  },
  positions: {
    title: 'Zählt der Platz?',
    none: 'Dafür braucht es blind abgegebene Stimmen für eine beste Antwort.',
    lead: 'Ob Antworten gewinnen, weil sie an einer Stelle stehen. Nur blind abgegebene Stimmen zählen: Bei ihnen waren die Seiten ausgelost. Die Intervalle aller Plätze gelten zusammen in 95 von 100 Fällen.',
    shown: (shown, count, expected) =>
      `Bei ${format.number(shown)} Antworten, in ${votes(count)}, müsste jeder Platz ${format.percent(expected)} gewinnen:`,
    place: (place, share, low, high) =>
      `Platz ${format.number(place)} gewann ${format.percent(share)} (Intervall: ${format.percent(low)} bis ${format.percent(high)})`,
    few: 'Zu wenige Stimmen, um zu sagen, ob der Platz zählt.',
    fine: 'Nichts deutet darauf hin, dass der Platz zählt.',
    biased: (places) =>
      `${places.length === 1 ? 'Platz' : 'Die Plätze'} ${format.list(places.map((place) => format.number(place)))} ${places.length === 1 ? 'gewann' : 'gewannen'} öfter oder seltener, als der Zufall erklärt: Lies die Bewertung mit Vorsicht.`,
  },
  votes: {
    title: 'Stimmen als Dateien',
    lead: 'Alle Stimmen, die hier zählen, was immer die Filter sagen, und die, die nicht zählen, so gekennzeichnet. Die Dateien enthalten weder Prompts noch Antworten: Ein Prompt steht darin als Hash. Einstellungen stehen darin, wie sie waren, Systemprompts Wort für Wort.',
    json: 'Als JSON exportieren',
    csv: 'Als CSV exportieren',
    take: 'Stimmen aus einer Datei holen',
    delete: 'Alle Stimmen löschen',
    deleteQuestion: (count) =>
      `${votes(count)} von diesem Gerät löschen? Das lässt sich nicht rückgängig machen.`,
    deleteYes: 'Löschen',
    deleteNo: 'Behalten',
    taken: (count) =>
      count === 0 ? 'In dieser Datei ist nichts Neues.' : `${votes(count)} übernommen.`,
    duplicates: (count) => `${format.number(count)} ${count === 1 ? 'war' : 'waren'} schon hier.`,
    conflicts: (count) =>
      `${format.number(count)} ${count === 1 ? 'unterscheidet' : 'unterscheiden'} sich von dem, was unter derselben Kennung hier ist; was hier war, bleibt:`,
    blocked: (count) =>
      `${votes(count)} nicht übernommen: Unter derselben Kennung ist hier etwas, das nicht lesbar ist.`,
    setAside: {
      title: (count) =>
        count === 1
          ? 'Eine spätere Stimme zu denselben Antworten zählt nicht'
          : `${format.number(count)} spätere Stimmen zu denselben Antworten zählen nicht`,
      best: (moment, name) => `${moment}: am besten ist ${name}`,
      'all-equal': (moment) => `${moment}: gleich gut`,
      'all-bad': (moment) => `${moment}: alle schlecht`,
    },
  },
};
