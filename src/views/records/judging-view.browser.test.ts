import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import { throwing, undrawable } from '../../../tests/components/throwing-answers';
import { answered, column, run } from '../../core/records/fakes';
import { MemoryRuns } from '../../core/records/memory-runs';
import type { ItemOfRun } from '../../core/records/still-blind';
import type { Run } from '../../core/records/run';
import { model, other } from '../../state/models/fake-models';
import { voting } from '../../state/votes/fake-voting';
import { settle } from '../../state/settle';
import { Judging } from '../../state/votes/judging.svelte';
import JudgingView from './JudgingView.svelte';

vi.mock(import('../../ui/markdown/Answer.svelte'), async (original) => {
  const { default: draw } = await original();
  return { default: throwing(draw as never) as never };
});

beforeEach(() => undrawable.clear());

/** One of the models has thought. */
const thoughtful = run({
  columns: [column('small'), column('other')],
  items: run().items.slice(0, 1),
  cells: [answered(0, 0, '<think>Hm.</think>Yes.'), answered(0, 1, 'No.')],
});
const blind = { ...thoughtful, conditions: { ...thoughtful.conditions, blind: true } };

async function judge(shown: Run, runs = new MemoryRuns(), votes = voting(runs)): Promise<void> {
  await runs.addAll([shown]);
  const nothing = (): void => undefined;
  const ports = { ...votes.ports, models: () => [model, other], runs, votes: votes.store };
  const given = {
    judging: new Judging(ports, shown),
    onCopy: () => Promise.resolve(true),
    onRevealed: nothing,
    onClose: nothing,
  };
  await render(Stage, { part: JudgingView, given, ofScreens: true });
  await expect.element(page.getByText('Yes.', { exact: true }).first()).toBeVisible();
}

/** What others wait for until it is opened. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

afterEach(() => page.viewport(1440, 900));

const thoughts = page.getByText('Thinking', { exact: true });
const withheld = page.getByText('It shows with the names.');

test('what one model alone thought stays hidden through the votes, and shows with the names', async () => {
  await judge(blind);
  await expect.element(withheld).toBeVisible();
  await page.getByRole('button', { name: 'A is best' }).click();
  await expect.element(page.getByText('Your vote: answer A is best.')).toBeVisible();
  await expect.element(withheld).toBeVisible();
  await expect.element(thoughts).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Show which answer is whose' }).click();
  await expect.element(thoughts).toBeVisible();
  await expect.element(withheld).not.toBeInTheDocument();
});

test('nothing is held back where the names stand beside the answers', async () => {
  await judge(thoughtful);
  await expect.element(thoughts).toBeVisible();
  await expect.element(withheld).not.toBeInTheDocument();
});

test('an answer that cannot be drawn keeps its prompt from a blind vote until it can', async () => {
  undrawable.add('No.');
  await judge(blind);
  const best = page.getByRole('button', { name: 'A is best' });
  await expect.element(page.getByText('an answer cannot be shown')).toBeVisible();
  await expect.element(best).not.toBeInTheDocument();
  await expect.element(page.getByRole('heading', { level: 3 })).toHaveFocus();
  undrawable.clear();
  const again = page.getByRole('button', { name: 'Try again' });
  await expect.element(again).toBeVisible();
  again.element().dispatchEvent(new MouseEvent('click', { bubbles: true }));
  await expect.element(best).toBeVisible();
});

test('after the last vote the focus is on it; taken back, at the prompt again, where the keys vote', async () => {
  await judge(blind);
  const head = page.getByRole('heading', { level: 3 });
  const vote = page.getByRole('region', { name: 'Which answer is best?' }).getByRole('status');
  await expect.element(head).toHaveFocus();
  await userEvent.keyboard('1');
  await expect.element(vote).toHaveTextContent('Your vote: answer A is best.');
  await expect.element(vote).toHaveFocus();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect.element(head).toHaveFocus();
  await userEvent.keyboard('2');
  await expect.element(vote).toHaveTextContent('Your vote: answer B is best.');
});

test.each(['is kept', 'is still being kept'])(
  'who votes on while the last look back still lasts stays there with the focus, where that vote %s',
  async (state) => {
    await page.viewport(360, 740);
    const lookBack = gate();
    const keeping = gate();
    class SlowRuns extends MemoryRuns {
      override async seenBefore(place: ItemOfRun): ReturnType<MemoryRuns['seenBefore']> {
        if (place.item === 1) await lookBack.opened;
        return super.seenBefore(place);
      }
    }
    const runs = new SlowRuns();
    const votes = voting(runs);
    const { add } = votes.store;
    const long = 'Yes.\n\n'.repeat(60);
    const twice = run({
      ...blind,
      items: run().items.slice(0, 2),
      cells: [0, 1].flatMap((item) => [answered(item, 0, long), answered(item, 1, long)]),
    });
    await judge(twice, runs, votes);
    const head = page.getByRole('heading', { level: 3 });
    const vote = page.getByRole('region', { name: 'Which answer is best?' }).getByRole('status');
    await expect.element(head).toHaveFocus();
    await userEvent.keyboard('1');
    await expect.element(head).toHaveTextContent('2 of 2');

    if (state === 'is still being kept') {
      votes.store.add = (...given) => keeping.opened.then(() => add(...given));
    }
    await userEvent.keyboard('2');
    const given = 'Your vote: answer B is best.';
    if (state === 'is kept') await expect.element(vote).toHaveTextContent(given);
    const [title] = head.elements();
    const scrolled = vi.spyOn(title ?? document.body, 'scrollIntoView');
    lookBack.open();
    await settle();
    keeping.open();
    await expect.element(vote).toHaveTextContent(given);
    await expect.element(vote).toHaveFocus();
    await settle();
    expect(scrolled).not.toHaveBeenCalled();
    await expect
      .element(page.getByRole('button', { name: 'Show which answer is whose' }))
      .toBeInViewport();
  },
);
