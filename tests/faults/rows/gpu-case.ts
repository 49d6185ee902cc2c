import { setTimeout as wait } from 'node:timers/promises';
import { CompareScreen, fastModel } from '../../e2e/compare-screen';
import type { KillableBrowser } from './row';
import { look, lookAtKept, lookUntil, type Seen, type Talk } from './watch';

/** A person is left without a word for so long at most, from the loss on, on a machine with nothing else to do. */
const tellWithinMs = 5000;

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

/** What of a conversation is not there any more. */
export function missing(then: Talk, now: Talk): string[] {
  const problems: string[] = [];
  const prompts = now.prompts.join(' | ');
  if (prompts !== then.prompts.join(' | ')) problems.push(`the prompts are: ${prompts}`);
  if (now.saidBefore !== then.saidBefore) problems.push(`said before: “${now.saidBefore}”`);
  if (!now.said.startsWith(then.said)) problems.push(`of “${then.said}” stayed “${now.said}”`);
  return problems;
}

interface LossOptions {
  /** The model has to be loaded for the second answer. */
  readonly reloads: boolean;
  /** When the loss comes: so long after the second question, or when so much of its answer has been said. */
  readonly at: { readonly ms: number } | { readonly characters: number };
  /** Nothing else is at work on this machine: how long a person waits for a word can be judged. */
  readonly isTimed: boolean;
}

/** Asks twice, ends the GPU process in the second answer, and asks again. */
export async function loseOnce(
  browser: KillableBrowser,
  screen: CompareScreen,
  { reloads, at, isTimed }: LossOptions,
): Promise<Loss> {
  const { page } = screen;
  const problems: string[] = [];
  if ((await screen.answers('A').count()) > 0) await screen.clear('A');
  await screen.ask(asked[0]);
  await screen.finished();
  // An answer is drawn in steps, and on a busy machine after what stands around it.
  const first = await lookUntil(page, look, ({ said }) => said !== '');
  if (!first) throw new Error(`no first answer: ${JSON.stringify(await look(page))}`);
  if (reloads) {
    const isThere = (talk: Talk): boolean => missing(first, talk).length === 0;
    if (!(await lookUntil(page, lookAtKept, isThere))) throw new Error('the answer is not kept');
    await page.reload();
    await screen.readyToAsk();
    if (!(await lookUntil(page, look, isThere))) problems.push('the answer is not there again');
  }
  await screen.ask(asked[1]);
  if ('ms' in at) await wait(at.ms);
  else await lookUntil(page, look, ({ said, isOver }) => isOver || said.length >= at.characters);

  const then = await look(page);
  const lostMs = performance.now();
  await browser.crashGpu();
  const told = await lookUntil(page, look, ({ isOver }) => isOver);
  const toldMs = performance.now() - lostMs;
  const conversation = told ?? then;
  problems.push(...missing(then, conversation));
  if (!then.saidBefore) {
    const there = await page.getByRole('article').first().innerText();
    problems.push(`the question before has no answer: ${JSON.stringify(there)}`);
  }
  if (then.prompts.length !== 2) problems.push(`asked: ${then.prompts.join(' | ')}`);
  const result = { wasAnswering: then.said !== '', toldMs, answeredMs: 0, conversation };
  if (!told)
    return {
      ...result,
      end: 'stuck',
      problems: [...problems, `nothing was told: ${JSON.stringify(await look(page))}`],
    };
  // Where there was no device yet, or the answer had ended, nothing was lost.
  const isWhole = told.failure === '' && told.note.includes(limitReached);
  if (isTimed && !isWhole && toldMs > tellWithinMs)
    problems.push(`told after ${Math.round(toldMs)} ms`);
  if (told.failure.includes(noAdapter)) return { ...result, end: 'restart', problems };
  if (!isWhole && !told.failure.includes(deviceLost)) {
    problems.push(`explained with: ${JSON.stringify(told)}`);
  }

  const asking = screen.column('A').getByRole('article').last();
  await asking.getByRole('button', { name: 'Ask again' }).click();
  // What stood there before it was asked again has begun like this, and is over, too.
  const again = await lookUntil(
    page,
    look,
    ({ said, failure, version, isOver }) =>
      (failure !== told.failure || version !== told.version) &&
      (isOver || said.length > answerBegins.length),
  );
  const answeredMs = performance.now() - lostMs;
  if (again?.failure.includes(noAdapter)) {
    // Beside an answer that is whole, the one that is asked for again is a version of its own.
    if (isWhole) await asking.getByRole('button', { name: 'Earlier version' }).click();
    problems.push(...missing(conversation, await look(page)));
    return { ...result, end: 'restart', problems };
  }
  if (!again?.said.startsWith(answerBegins)) {
    problems.push(`asked again: ${JSON.stringify(again ?? (await look(page)))}`);
    return { ...result, end: 'stuck', problems };
  }
  await page.keyboard.press('Escape');
  await screen.finished();
  return { ...result, answeredMs, end: isWhole ? 'unhurt' : 'answered', problems };
}
