import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import { throwing, undrawable } from '../../../tests/components/throwing-answers';
import { itemOf } from '../../core/records/report';
import { answer, answered, column, run } from '../../core/records/fakes';
import { words } from '../../core/records/fake-words';
import type { Cell, Run } from '../../core/records/run';
import ItemView from './ItemView.svelte';

vi.mock(import('../../ui/markdown/Answer.svelte'), async (original) => {
  const { default: draw } = await original();
  return { default: throwing(draw as never) as never };
});

beforeEach(() => undrawable.clear());

const probabilities = [
  {
    text: '{}',
    logProbability: Math.log(0.6),
    alternatives: [
      { text: '{}', logProbability: Math.log(0.6) },
      { text: '[]', logProbability: Math.log(0.4) },
    ],
  },
];
const recorded: Cell = {
  ...answered(0, 0, ''),
  outcome: { kind: 'answered', answer: answer('{}', { probabilities }) },
};
const [first] = run().items.map((item) => ({ ...item, responseSchema: '{"type": "object"}' }));

/** Three columns, the third not answered yet. */
const extraction = run({
  columns: ['Alpha', 'Beta', 'Gamma'].map((name) => column(name)),
  conditions: { ...run().conditions, order: [0, 1, 2] },
  items: first ? [first] : [],
  cells: [recorded, answered(0, 1, '[1]')],
});

async function show(shown: Run): Promise<void> {
  const given = {
    item: itemOf(shown, 0, words),
    comparisons: undefined,
    then: [],
    onCopy: () => Promise.resolve(true),
  };
  await render(Stage, { part: ItemView, given, ofScreens: true });
}

const answerOf = (name: string) => page.getByRole('region', { name });

test('an answer says whether it fits its schema, and shows its probabilities', async () => {
  await show(extraction);
  await expect.element(answerOf('Alpha')).toHaveTextContent('Fits the JSON schema.');
  await expect.element(answerOf('Beta')).toHaveTextContent('Does not fit the JSON schema:');
  await expect.element(answerOf('Gamma')).not.toHaveTextContent('schema');
  await answerOf('Alpha').getByRole('button', { name: 'Probabilities' }).click();
  await answerOf('Alpha').getByRole('option', { name: '“{}”, 60%' }).hover();
  await expect.element(answerOf('Alpha').getByRole('status')).toHaveTextContent('“[]”, 40%');
  expect(page.getByRole('button', { name: 'Probabilities' }).elements()).toHaveLength(1);
});

test('two answers to a prompt are held against each other; which two can be chosen', async () => {
  await show({ ...extraction, cells: [...extraction.cells, answered(0, 2, '{}')] });
  await page.getByRole('button', { name: 'Compare answers' }).click();
  const dialog = page.getByRole('dialog', { name: 'Two answers compared' });
  await expect.element(dialog.getByRole('deletion')).toHaveTextContent('{}');
  await expect.element(dialog.getByRole('insertion')).toHaveTextContent('[1]');
  const choice = (name: string) => dialog.getByRole('combobox', { name });
  await expect.element(choice('First answer')).toHaveDisplayValue('Column A: Alpha');
  await choice('Second answer').selectOptions('Column C: Gamma');
  await expect.element(dialog.getByText('The two answers are the same')).toBeVisible();
});

test('one answer alone has nothing to be held against', async () => {
  await show({ ...extraction, cells: [recorded] });
  await expect.element(answerOf('Alpha')).toBeVisible();
  await expect
    .element(page.getByRole('button', { name: 'Compare answers' }))
    .not.toBeInTheDocument();
});

test('of a hidden run nothing is told that could tell which answer is whose', async () => {
  await show({
    ...extraction,
    conditions: { ...extraction.conditions, blind: true },
    cells: [...extraction.cells, answered(0, 2, '{}')],
  });
  await expect.element(page.getByText('[ 1 ]')).toBeVisible();
  for (const name of ['Probabilities', 'Compare answers']) {
    await expect.element(page.getByRole('button', { name })).not.toBeInTheDocument();
  }
  await expect.element(page.getByRole('article')).not.toHaveTextContent('JSON schema.');
});

test('a record with an answer that cannot be drawn opens, and shows the others', async () => {
  undrawable.add('- - - x');
  const cells = [answered(0, 0, '- - - x'), answered(0, 1, 'Flat.')];
  await show({ ...extraction, items: run().items.slice(0, 1), cells });
  await expect.element(answerOf('Alpha')).toHaveTextContent('- - - x');
  await expect.element(answerOf('Alpha')).toHaveTextContent('could not be shown');
  await expect.element(answerOf('Beta').getByText('Flat.', { exact: true })).toBeVisible();
});
