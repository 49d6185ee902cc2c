import { setTimeout as wait } from 'node:timers/promises';
import { CompareScreen, fastModel } from '../../e2e/compare-screen';
import type { KillableBrowser } from './row';
import { look, lookUntil, type Seen } from './watch';

/** A person is left without a word for so long at most, from the loss on. */
const tellWithinMs = 5000;
/** How long a busy machine may take to load the model anew and to begin an answer. */
const answerWithinMs = 60_000;

/** How long a busy machine may take to draw an answer that is there. */
const drawnWithinMs = 10_000;

const asked = ['What is 34 + 25?', 'Count from 1 to 30.'] as const;
const answerBegins = '1, 2, 3';
/** Makes the fast model, for which repeating itself is then the easiest, count for some seconds. */
const settings = { 'Most tokens': '120', 'Repetition penalty': '0.7' };

const limitReached = 'Ended by the limit on tokens';
const deviceLost = 'The graphics device was lost';
const noAdapter = 'gives this page no graphics adapter';

/** What came of one loss. */
export interface Loss {
  /** An answer had begun; else its model was being loaded, or reading. */
  readonly wasAnswering: boolean;
  /**
   * `unhurt`: the answer became whole, nothing was lost. `answered`: it was explained, and asking
   * again gave an answer. `restart`: the browser gives no adapter any more, and the page says so.
   */
  readonly end: 'unhurt' | 'answered' | 'restart' | 'stuck';
  /** Milliseconds from the loss until the turn had ended or the explanation stood. */
  readonly toldMs: number;
  /** Milliseconds from the loss until the next answer began; 0 where none did. */
  readonly answeredMs: number;
  /** The conversation as it has to be from then on. */
  readonly conversation: Seen;
  readonly problems: readonly string[];
}

/** The page in a person's browser, with one column of the fast model. */
export async function openColumn(
  browser: KillableBrowser,
  address: string,
): Promise<CompareScreen> {
  const screen = new CompareScreen(await browser.open(address));
  await screen.readyToAsk();
  if ((await screen.column('B').count()) > 0) {
    await screen.keepOneColumn();
    await screen.choose('A', fastModel);
    await screen.set('A', settings);
  }
  return screen;
}

/** What of a conversation is not on the screen any more. */
export function missing(then: Seen, now: Seen): string[] {
  const problems: string[] = [];
  const prompts = now.prompts.join(' | ');
  if (prompts !== then.prompts.join(' | ')) problems.push(`the prompts are: ${prompts}`);
  if (now.saidBefore !== then.saidBefore) problems.push(`said before: “${now.saidBefore}”`);
  if (!now.said.startsWith(then.said)) problems.push(`of “${then.said}” stayed “${now.said}”`);
  return problems;
}

/**
 * Asks twice, ends the GPU process in the second answer, and asks again.
 *
 * @param reloads the model has to be loaded for the second answer
 * @param afterMs from the second question to the loss
 */
export async function loseOnce(
  browser: KillableBrowser,
  screen: CompareScreen,
  { reloads, afterMs }: { readonly reloads: boolean; readonly afterMs: number },
): Promise<Loss> {
  const { page } = screen;
  const problems: string[] = [];
  if ((await screen.answers('A').count()) > 0) await screen.clear('A');
  await screen.ask(asked[0]);
  await screen.finished();
  if (reloads) {
    await page.reload();
    await screen.readyToAsk();
  }
  // An answer is drawn in steps, and on a busy machine after what stands around it.
  await lookUntil(page, performance.now() + drawnWithinMs, ({ said }) => said !== '');
  await screen.ask(asked[1]);
  await wait(afterMs);

  const then = await look(page);
  const lostMs = performance.now();
  await browser.crashGpu();
  const told = await lookUntil(page, lostMs + answerWithinMs, ({ isOver }) => isOver);
  const toldMs = performance.now() - lostMs;
  const conversation = told ?? then;
  problems.push(...missing(then, conversation));
  if (!then.saidBefore) {
    const there = await page.getByRole('article').first().innerText();
    problems.push(`the question before has no answer: ${JSON.stringify(there)}`);
  }
  if (then.prompts.length !== 2) problems.push(`asked: ${then.prompts.join(' | ')}`);
  const result = { wasAnswering: then.said !== '', toldMs, answeredMs: 0, conversation };
  if (!told) return { ...result, end: 'stuck', problems: [...problems, 'nothing was told'] };
  // Where there was no device yet, or the answer had ended, nothing was lost.
  const isWhole = told.failure === '' && told.note.includes(limitReached);
  if (!isWhole && toldMs > tellWithinMs) problems.push(`told after ${Math.round(toldMs)} ms`);
  if (told.failure.includes(noAdapter)) return { ...result, end: 'restart', problems };
  if (!isWhole && !told.failure.includes(deviceLost)) {
    problems.push(`explained with: “${told.failure || told.note}”`);
  }

  const asking = screen.column('A').getByRole('article').last();
  await asking.getByRole('button', { name: 'Ask again' }).click();
  const again = await lookUntil(
    page,
    performance.now() + answerWithinMs,
    ({ said, isOver }) => isOver || said.length > answerBegins.length,
  );
  const answeredMs = performance.now() - lostMs;
  if (again?.failure.includes(noAdapter)) {
    // Beside an answer that is whole, the one that is asked for again is a version of its own.
    if (isWhole) await asking.getByRole('button', { name: 'Earlier version' }).click();
    problems.push(...missing(conversation, await look(page)));
    return { ...result, end: 'restart', problems };
  }
  if (!again?.said.startsWith(answerBegins)) {
    problems.push(`asked again: ${JSON.stringify(again)}`);
    return { ...result, end: 'stuck', problems };
  }
  await page.keyboard.press('Escape');
  await screen.finished();
  return { ...result, answeredMs, end: isWhole ? 'unhurt' : 'answered', problems };
}
