import {
  columnsOf,
  factsOf,
  itemOf,
  partsOf,
  remarksOf,
  stampsOf,
  titleOf,
  type Fact,
} from './account';
import { allFitCounts } from './fit';
import { isHidden, type Run } from './run';
import type { RunWords } from './words';

/** Runs as Markdown (CommonMark). What was asked and answered stands in fences that nothing in it ends. */
export function runsToMarkdown(runs: readonly Run[], words: RunWords): string {
  const [first, ...others] = runs;
  if (first && others.length === 0) return `${runToMarkdown(first, words, 1)}\n`;
  const parts = runs.map((run) => runToMarkdown(run, words, 2));
  return `${[heading(1, words.runs(runs.length)), ...parts].join('\n\n')}\n`;
}

/** @param level of its heading */
function runToMarkdown(run: Run, words: RunWords, level: number): string {
  const columns = columnsOf(run, words);
  const stamps = stampsOf(run, words);
  return [
    heading(level, titleOf(run, words)),
    ...(isHidden(run) ? [plain(words.hidden(run))] : []),
    list(factsOf(run, words, allFitCounts(run))),
    ...columns.flatMap(({ title, settings, before, answerBegins }) => [
      heading(level + 1, title),
      list(settings),
      ...(before.length > 0 ? [plain(words.before)] : []),
      ...before.flatMap(({ prompt, answer }) => [
        `${plain(words.you)}:`,
        fenced(prompt),
        `${plain(words.model)}:`,
        fenced(answer),
      ]),
      ...(answerBegins ? [plain(words.answerBegins), fenced(answerBegins)] : []),
    ]),
    ...run.items.flatMap((_, index) => {
      const item = itemOf(run, index, words);
      return [
        heading(level + 1, item.title),
        fenced(item.prompt),
        ...(item.tags.length > 0
          ? [list([{ name: words.tags, value: item.tags.join(', ') }])]
          : []),
        ...(item.responseSchema === null ? [] : [plain(words.schema), fenced(item.responseSchema)]),
        ...item.answers.flatMap((answer) => {
          const { title, figures } = answer;
          const { thinking, thoughts, answer: said } = partsOf(answer, words);
          return [
            heading(level + 2, title),
            ...(thoughts ? [plain(thinking), fenced(thoughts)] : []),
            ...(said ? [fenced(said)] : []),
            ...remarksOf(answer, words).map(plain),
            ...(figures.length > 0 ? [plain(figures.join(' · '))] : []),
          ];
        }),
      ];
    }),
    ...(stamps.length > 0 ? [heading(level + 1, words.stamps.title)] : []),
    ...stamps.flatMap(({ title, facts }) => [plain(title), list(facts)]),
  ].join('\n\n');
}

function heading(level: number, text: string): string {
  return `${'#'.repeat(level)} ${plain(text)}`;
}

function list(facts: readonly Fact[]): string {
  return facts.map(({ name, value }) => `- ${plain(name)}: ${plain(value)}`).join('\n');
}

/** A block of code whose fence is longer than any row of backticks in it. */
export function fenced(text: string): string {
  let longest = 0;
  // A text can have more rows than a function takes arguments.
  for (const [row] of text.matchAll(/`+/g)) longest = Math.max(longest, row.length);
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}text\n${text}\n${fence}`;
}

/** On one line, with nothing in it that Markdown, HTML within it or a finder of links would take up. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#+!|~&@:/=$^"]/g, '\\$&')
    .replace(/www\./gi, (found) => `${found.slice(0, 3)}\\.`)
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^-/, '\\-');
}
