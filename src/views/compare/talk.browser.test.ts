import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import { defaultSettings, newColumn } from '../../core/comparison/first-workspace';
import type { AskedOf, Turn } from '../../core/comparison/workspace';
import { ColumnState } from '../../state/compare/column.svelte';
import { model, other } from '../../state/models/fake-models';
import Talk from './Talk.svelte';

const settings = defaultSettings(model);
const small: AskedOf = { modelId: model.id, modelName: 'Small, q', settings };
const warm: AskedOf = { ...small, settings: { ...settings, temperature: 1.5 } };
/** A model that no catalogue has any more. */
const gone: AskedOf = { ...small, modelId: 'gone', modelName: 'Gone, q' };

async function show(owners: readonly (AskedOf | null)[], change: Partial<Turn> = {}) {
  const nothing = { figures: null, circumstances: null, probabilities: null };
  const turns = owners.map((askedOf, index): Turn => ({
    id: String(index),
    parentId: index === 0 ? null : String(index - 1),
    prompt: `Prompt ${index}`,
    responseSchema: null,
    origin: null,
    askedOf,
    answer: { text: `Said ${index}.`, finish: 'stop', ...nothing },
    ...change,
  }));
  const shownId = turns.at(-1)?.id ?? null;
  const column = new ColumnState({ ...newColumn('c', model), turns, shownId });
  await showColumn(column);
  await expect.element(page.getByText('Said 0.').first()).toBeVisible();
}

async function showColumn(column: ColumnState) {
  const nothingHappens = (): void => undefined;
  await render(Stage, {
    part: Talk,
    given: {
      column,
      models: [model, other],
      asked: column.settings,
      preparation: undefined,
      busy: false,
      onCopy: () => Promise.resolve(true),
      onReload: nothingHappens,
      onDiagnostics: () => Promise.resolve(true),
    },
    ofScreens: true,
  });
}

const lines = () => page.getByText(/^From here: |^Not recorded/).all();
const said = () => lines().map((line) => line.element().textContent);

test('where all answers are of the column as it is, nothing more is said', async () => {
  await show([small, small]);
  expect(said()).toEqual([]);
  await expect
    .element(page.getByRole('article', { name: 'Answer of Small, q' }).first())
    .toBeVisible();
});

test('a line marks where model or settings changed, also of a model that is not here any more', async () => {
  await show([gone, gone, small, warm]);
  expect(said().map((line) => line.split(' · ')[0])).toEqual([
    'From here: Gone, q',
    'From here: Small, q',
    'From here: Small, q',
  ]);
  expect(said()[2]).toBe('From here: Small, q · Temperature 1.5');
  await expect
    .element(page.getByRole('article', { name: 'Answer of Gone, q' }).first())
    .toBeVisible();
});

test('answers of the former model say so before the new one has answered', async () => {
  await show([gone]);
  expect(said()).toHaveLength(1);
});

test('what was not recorded is not made up', async () => {
  await show([null, null, small]);
  expect(said()).toEqual([
    'Not recorded which model answered here.',
    'From here: Small, q · default settings',
  ]);
});

test('an answer that another one went on with says who began it', async () => {
  await show([small], { begunBy: gone });
  await expect.element(page.getByText('Begun by Gone, q, and gone on with.')).toBeVisible();
});

test('of an answer in this visit a screen reader hears the latest sentence, and nothing of thoughts', async () => {
  const column = new ColumnState(newColumn('c', model));
  const turn = column.begin('t', null, { prompt: 'Hi', responseSchema: null });
  await showColumn(column);
  const region = () => document.querySelector('[aria-live]')?.textContent.trim();
  const add = (text: string) => turn.add({ text, tokens: 1 });
  for (const [text, heard] of [
    ['<think>Hm. Let me see. ', 'Thinking…'],
    ['Yes.</think>', 'Thinking…'],
    ['It is Paris. And', 'It is Paris.'],
  ] as const) {
    add(text);
    await expect.poll(region).toBe(heard);
  }
});

test('while a schema is compiled the seconds are counted, and are gone once the model reads', async () => {
  const column = new ColumnState(newColumn('c', model));
  const turn = column.begin('t', null, { prompt: 'Hi', responseSchema: '{}' });
  await showColumn(column);
  const note = page.getByText('Compiling the schema…');
  await expect.element(page.getByText('Waits for its turn.')).toBeVisible();
  await expect.element(note).not.toBeInTheDocument();
  turn.enter('schema');
  const secondsShown = (): number => Number(/… (\d+) s/.exec(note.element().textContent)?.[1]);
  await expect.element(note).toHaveTextContent(/Compiling the schema… \d+ s/);
  const first = secondsShown();
  await expect.poll(secondsShown).toBeGreaterThan(first);
  turn.enter('prefill');
  await expect.element(page.getByText('Reads the prompt')).toBeVisible();
  await expect.element(note).not.toBeInTheDocument();
});
