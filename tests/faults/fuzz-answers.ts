import fc from 'fast-check';
import { render } from 'vitest-browser-svelte';
import { pause } from '../../src/platform/pause';
import { drawnText, lostFrom } from '../../src/ui/markdown/accounting';
import '../../src/styles/base.css';
import '../../src/styles/tokens.css';
import Answer from '../../src/ui/markdown/Answer.svelte';
import { parseMarkdown, StreamedMarkdown } from '../../src/ui/markdown/streamed';
import { anyAnswer } from '../../src/ui/markdown/written';
import Stage from '../components/Stage.svelte';

/** No task of the page may take longer, in milliseconds. */
export const longestTaskMs = 200;

const propsFor = (text: string) => ({
  part: Answer,
  given: { text, onCopy: () => Promise.resolve(true) },
});

/** What a person reads of an answer, without blanks and without what the page adds. */
export function readText(container: Element): string {
  const copy = container.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  for (const added of copy.querySelectorAll('button, .box')) added.remove();
  return withoutBlanks(copy.textContent.replaceAll('Image, not fetched: ', ''));
}

const withoutBlanks = (text: string): string => text.replace(/\s/g, '');

/** The longest task while something is done, in milliseconds; 0 below the 50 that browsers report. */
export async function longestTask(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  const note = (entries: PerformanceEntryList): void => {
    for (const { duration } of entries) longest = Math.max(longest, duration);
  };
  const observer = new PerformanceObserver((list) => {
    note(list.getEntries());
  });
  observer.observe({ type: 'longtask' });
  await work();
  await nextFrame();
  await nextFrame();
  note(observer.takeRecords());
  observer.disconnect();
  return Math.round(longest);
}

/** A task of its own, behind what is drawn in the frame after this. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      setTimeout(resolve);
    });
  });
}

/** The longest task while an answer is drawn until all of it is there, and taken away again. */
export async function longestTaskOf(text: string): Promise<number> {
  const blocks = parseMarkdown(text);
  const end = withoutBlanks(drawnText(blocks.slice(-1))).slice(-100);
  const count = blocks.length;
  await nextFrame();
  return longestTask(async () => {
    const { container, unmount } = await render(Stage, propsFor(text));
    const isWhole = (): boolean =>
      container.querySelectorAll('.section > *').length === count &&
      withoutBlanks(container.lastElementChild?.lastElementChild?.textContent ?? '').endsWith(end);
    while (!isWhole()) await nextFrame();
    await nextFrame();
    await unmount();
  });
}

export interface FuzzResult {
  /** Exceptions, and what was drawn otherwise than it was written. */
  readonly wrong: readonly string[];
  readonly longestTaskMs: number;
}

/**
 * Draws random and grammatical Markdown in a page: half of the answers at once, half as they stream.
 *
 * @param seed the same seed makes the same answers
 */
export async function fuzzAnswers(cases: number, seed: number): Promise<FuzzResult> {
  const wrong: string[] = [];
  let current = '';
  const onError = ({ message }: ErrorEvent): void => {
    wrong.push(`${message}: ${current}`);
  };
  window.addEventListener('error', onError);
  const answers = fc.sample(anyAnswer, { numRuns: cases, seed });
  const longest = await longestTask(async () => {
    for (const [index, text] of answers.entries()) {
      current = `case ${index} of seed ${seed}: ${JSON.stringify(text)}`;
      try {
        const fault = await faultOf(text, index % 2 === 0 ? text.length : 1 + (index % 40));
        if (fault !== undefined) wrong.push(`${fault}: ${current}`);
      } catch (error) {
        wrong.push(`${String(error)}: ${current}`);
      }
      if (wrong.length > 20) return;
    }
  });
  window.removeEventListener('error', onError);
  return { wrong, longestTaskMs: longest };
}

/** What is wrong with how an answer is drawn that arrives in parts of some characters. */
async function faultOf(text: string, every: number): Promise<string | undefined> {
  const { container, rerender, unmount } = await render(Stage, propsFor(text.slice(0, every)));
  for (let end = 2 * every; end < text.length + every; end += every) {
    await rerender(propsFor(text.slice(0, end)));
    await pause();
  }
  const read = readText(container);
  await pause();
  await unmount();
  await pause();
  const markdown = new StreamedMarkdown();
  markdown.append(text);
  const drawn = drawnText(markdown.sections.flat());
  const lost = lostFrom(text, drawn);
  if (lost !== undefined) return `lost ${lost}`;
  return read === withoutBlanks(drawn) ? undefined : `drawn as ${JSON.stringify(read)}`;
}
