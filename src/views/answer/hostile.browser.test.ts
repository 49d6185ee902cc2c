import { mount, tick, unmount, type Component } from 'svelte';
import { expect, test } from 'vitest';
import { longestTask, longestTaskMs, nextFrame } from '../../../tests/faults/fuzz-answers';
import { hostileTexts } from '../../../tests/faults/hostile-texts';
import Stage from '../../../tests/components/Stage.svelte';
import '../../styles/base.css';
import '../../styles/tokens.css';
import DrawingFailure from '../../ui/DrawingFailure.svelte';
import { indentedJson } from '../../ui/json/layout';
import { maxLineCharacters } from '../../ui/markdown/limits';
import AnswerView from './AnswerView.svelte';

/** `npm run faults` asks for all of them, and measures. */
const isFull = Number(import.meta.env.VITE_FUZZED_ANSWERS ?? 0) > 100;
const onCopy = () => Promise.resolve(true);

function answerView(text: string, isRaw: boolean) {
  return {
    part: AnswerView,
    given: { said: { text }, whole: true, hasSchema: false, isRaw, onCopy },
  };
}

/** Each view that shows an answer as it was written: what it is given, and what then stands in it. */
const views: Readonly<
  Record<string, (text: string) => { stage: object; selector: string; shown: string }>
> = {
  'the raw view': (text) => ({ stage: answerView(text, true), selector: 'pre', shown: text }),
  thoughts: (text) => ({
    stage: answerView(`<think>${text}</think>So.`, false),
    selector: 'details p',
    shown: text.trim(),
  }),
  'a text in JSON': (text) => {
    const json = JSON.stringify([text]);
    return { stage: answerView(json, false), selector: 'pre', shown: indentedJson(json) };
  },
  'what could not be drawn': (text) => ({
    stage: {
      part: DrawingFailure,
      given: { error: new Error(), what: 'not drawn', raw: text, onCopy, onAgain: () => undefined },
    },
    selector: 'pre',
    shown: text,
  }),
};

const cases = Object.keys(views).flatMap((view) =>
  Object.entries(hostileTexts())
    .filter(([name]) => isFull || !name.startsWith('1 MB'))
    .map(([name, text]) => ({ view, name, text })),
);

async function draw(stage: object) {
  const target = document.createElement('div');
  target.style.inlineSize = '360px';
  document.body.append(target);
  // Without the library that other tests render with: it reads all of what it has rendered.
  const drawn = mount(Stage as unknown as Component, {
    target,
    props: { ofScreens: true, ...stage },
  });
  // Nor with its polling, in which the browser reports no long tasks.
  while (target.childElementCount === 0) await nextFrame();
  target.querySelector('summary')?.click();
  await tick();
  return { target, drawn };
}

test.each(cases)('$view of $name is drawn in pieces, and copied as it is', async (each) => {
  const { stage, selector, shown } = views[each.view]?.(each.text) ?? {};
  if (stage === undefined || selector === undefined) throw new Error('no such view');
  let at: Awaited<ReturnType<typeof draw>> | undefined;
  const longest = await longestTask(async () => {
    at = await draw(stage);
    await nextFrame();
    window.scrollTo(0, document.body.scrollHeight);
    await nextFrame();
  });
  console.log(`hostile views: ${each.view} of ${each.name}: longest task ${longest} ms`);
  if (isFull) expect(longest).toBeLessThanOrEqual(longestTaskMs);
  const element = at?.target.querySelector<HTMLElement>(selector);
  expect(element?.textContent === shown).toBe(true);
  const pieces = [...(element?.querySelectorAll('span') ?? [])];
  expect(pieces.map(({ textContent }) => textContent).join('') === shown).toBe(true);
  expect(Math.max(...pieces.map(({ textContent }) => textContent.length))).toBeLessThanOrEqual(
    maxLineCharacters,
  );
  for (const piece of pieces.slice(1)) {
    expect(getComputedStyle(piece)).toMatchObject({
      contentVisibility: 'auto',
      display: 'inline-block',
    });
  }
  if (at) await unmount(at.drawn);
  at?.target.remove();
});

test.each(['a line\n'.repeat(4000), 'some words '.repeat(3000), `${'م'.repeat(3000)}\n\nx`])(
  'what is selected and copied of a long text is the text',
  async (text) => {
    const { target, drawn } = await draw(answerView(text, true));
    const pre = target.querySelector('pre');
    if (!pre) throw new Error('not drawn');
    expect(pre.querySelectorAll('.piece').length).toBeGreaterThan(0);
    getSelection()?.selectAllChildren(pre);
    // As of any text: a browser leaves out the line break at the end of what is selected.
    expect(getSelection()?.toString().trimEnd() === text.trimEnd()).toBe(true);
    getSelection()?.removeAllRanges();
    await unmount(drawn);
    target.remove();
  },
);

test('long lines of code can be scrolled to their ends, also far down', async () => {
  const json = JSON.stringify(Array.from({ length: 40 }, () => 'word '.repeat(500)));
  const { target, drawn } = await draw(answerView(json, false));
  const pre = target.querySelector('pre');
  const last = pre?.querySelector('span:last-child');
  last?.scrollIntoView();
  await nextFrame();
  await expect.poll(() => last?.getBoundingClientRect().width).toBeGreaterThan(5000);
  expect(pre?.scrollWidth).toBeGreaterThan(5000);
  await unmount(drawn);
  target.remove();
});
