import {
  columnsOf,
  factsOf,
  itemOf,
  partsOf,
  remarksOf,
  titleOf,
  type AnswerReport,
  type Fact,
} from './report';
import { allFitCounts } from './schema-fit';
import { htmlStyle } from './html-style';
import { isHidden, type Run } from './run';
import { stampsOf } from './stamp-report';
import { noVotes, type Votes } from './votes';
import type { RunWords } from './words';

/** The policy of the saved page: it fetches nothing and runs no script, whatever a prompt or an answer says. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Runs as one HTML file that opens by itself. */
export function runsToHtml(
  runs: readonly Run[],
  words: RunWords,
  votesOf: (run: Run) => Votes = () => noVotes,
): string {
  const [first] = runs;
  const title = first && runs.length === 1 ? titleOf(first, words) : words.runs(runs.length);
  return `<!doctype html>
<html lang="${escaped(words.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${htmlStyle}</style>
</head>
<body>
<main>
<h1 dir="auto">${escaped(title)}</h1>
${runs.map((run) => runToHtml(run, words, votesOf(run), runs.length === 1)).join('\n')}
</main>
</body>
</html>
`;
}

function runToHtml(run: Run, words: RunWords, votes: Votes, isAlone: boolean): string {
  const columns = columnsOf(run, words);
  const stamps = stampsOf(run, words);
  // Headings follow each other without a gap, whether the run has one of its own or not.
  const level = isAlone ? 2 : 3;
  const head = (deeper: number, text: string): string =>
    `<h${level + deeper} dir="auto">${escaped(text)}</h${level + deeper}>`;
  const answer = (told: AnswerReport): string => {
    const { title, place, figures } = told;
    const { thinking, thoughts, answer: said } = partsOf(told, words);
    const thought = `<details><summary>${escaped(thinking)}</summary>${quoted(thoughts)}</details>`;
    return `<section class="c${place}">${head(1, title)}${thoughts ? thought : ''}${said ? quoted(said) : ''}${lines(
      [...remarksOf(told, words), ...(figures.length > 0 ? [figures.join(' · ')] : [])],
    )}</section>`;
  };
  return [
    '<article>',
    ...(isAlone ? [] : [`<h2 dir="auto">${escaped(titleOf(run, words))}</h2>`]),
    ...(isHidden(run) ? [lines([words.hidden(run)])] : []),
    table(factsOf(run, words, allFitCounts(run), votes)),
    '<div class="columns">',
    ...columns.map(
      ({ title, settings, before, answerBegins }, place) =>
        `<section class="c${place}">${head(0, title)}${table(settings)}${
          before.length > 0 ? lines([words.before]) : ''
        }${before
          .map(
            ({ prompt, answer: said, by }) =>
              `${lines([words.you])}${quoted(prompt)}${lines([by])}${quoted(said)}`,
          )
          .join(
            '',
          )}${answerBegins ? lines([words.answerBegins]) + quoted(answerBegins) : ''}</section>`,
    ),
    '</div>',
    ...run.items.flatMap((_, index) => {
      const { title, prompt, tags, responseSchema, answers, vote } = itemOf(
        run,
        index,
        words,
        votes,
      );
      return [
        head(0, title),
        `<div class="prompt">${quoted(prompt)}</div>`,
        ...(tags.length > 0 ? [lines([`${words.tags}: ${tags.join(', ')}`])] : []),
        ...(responseSchema === null ? [] : [lines([words.schema]), quoted(responseSchema)]),
        `<div class="columns">${answers.map(answer).join('')}</div>`,
        ...(vote === null ? [] : [lines([vote])]),
      ];
    }),
    ...(stamps.length > 0 ? [head(0, words.stamps.title)] : []),
    ...stamps.map(({ title, facts }) => `${lines([title])}${table(facts)}`),
    '</article>',
  ].join('\n');
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `<p dir="auto">${escaped(text)}</p>`).join('');
}

/** A text as it is, its lines with it. A reader of HTML drops the first line break of such an element. */
function quoted(text: string): string {
  return `<pre>\n${escaped(text)}</pre>`;
}

function table(facts: readonly Fact[]): string {
  const rows = facts.map(
    ({ name, value }) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`,
  );
  return `<dl>${rows.join('')}</dl>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
  // No document may hold it, not even written as a number.
  '\0': '\uFFFD',
};

/** As text of an element or of an attribute in quotation marks. */
export function escaped(text: string): string {
  return text.replace(/[&<>"'\r\0]/g, (one) => entities[one] ?? one);
}
