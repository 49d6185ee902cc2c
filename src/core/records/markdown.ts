import { columnsOf, factsOf, itemOf, partsOf, remarksOf, titleOf, type Fact } from './report';
import { allFitCounts } from './schema-fit';
import { fenced, plain } from './markdown-text';
import { isHidden, type Run } from './run';
import { stampsOf } from './stamp-report';
import { noVotes, type Votes } from './votes';
import type { RunWords } from './words';

/** Runs as Markdown (CommonMark). What was asked and answered stands in fences that nothing in it ends. */
export function runsToMarkdown(
  runs: readonly Run[],
  words: RunWords,
  votesOf: (run: Run) => Votes = () => noVotes,
): string {
  const [first, ...others] = runs;
  if (first && others.length === 0) return `${runToMarkdown(first, words, votesOf(first), 1)}\n`;
  const parts = runs.map((run) => runToMarkdown(run, words, votesOf(run), 2));
  return `${[heading(1, words.runs(runs.length)), ...parts].join('\n\n')}\n`;
}

/** @param level of its heading */
function runToMarkdown(run: Run, words: RunWords, votes: Votes, level: number): string {
  const columns = columnsOf(run, words);
  const stamps = stampsOf(run, words);
  return [
    heading(level, titleOf(run, words)),
    ...(isHidden(run) ? [plain(words.hidden(run))] : []),
    list(factsOf(run, words, allFitCounts(run), votes)),
    ...columns.flatMap(({ title, settings, before, answerBegins }) => [
      heading(level + 1, title),
      list(settings),
      ...(before.length > 0 ? [plain(words.before)] : []),
      ...before.flatMap(({ prompt, answer, by }) => [
        plain(`${words.you}:`),
        fenced(prompt),
        plain(`${by}:`),
        fenced(answer),
      ]),
      ...(answerBegins ? [plain(words.answerBegins), fenced(answerBegins)] : []),
    ]),
    ...run.items.flatMap((_, index) => {
      const item = itemOf(run, index, words, votes);
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
            ...remarksOf(answer, words).map((remark) => plain(remark)),
            ...(figures.length > 0 ? [plain(figures.join(' · '))] : []),
          ];
        }),
        ...(item.vote === null ? [] : [plain(item.vote)]),
      ];
    }),
    ...(stamps.length > 0 ? [heading(level + 1, words.stamps.title)] : []),
    ...stamps.flatMap(({ title, facts }) => [plain(title), list(facts)]),
  ].join('\n\n');
}

function heading(level: number, text: string): string {
  return `${'#'.repeat(level)} ${plain(text, 'heading')}`;
}

function list(facts: readonly Fact[]): string {
  return facts.map(({ name, value }) => `- ${plain(`${name}: ${value}`)}`).join('\n');
}
