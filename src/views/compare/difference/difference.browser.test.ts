import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import Stage from '../../../../tests/components/Stage.svelte';
import type { Answer, Turn } from '../../../core/comparison/workspace';
import { defaultSettings, newColumn } from '../../../core/comparison/first-workspace';
import type { TokenProbability } from '../../../core/engine/engine';
import { ColumnState } from '../../../state/compare/column.svelte';
import { model } from '../../../state/models/fake-models';
import { TurnState } from '../../../state/runs/turn.svelte';
import AnswerNotes from './AnswerNotes.svelte';
import CompareAnswers from './CompareAnswers.svelte';

function turn(
  id: string,
  text: string,
  more: Partial<Turn> = {},
  answer: Partial<Answer> = {},
): Turn {
  const none = { figures: null, circumstances: null, probabilities: null } as const;
  const given = { text, finish: 'stop', ...none, ...answer } as const;
  const asked = {
    id,
    parentId: null,
    prompt: 'Hi',
    responseSchema: null,
    origin: null,
    askedOf: null,
  };
  return { ...asked, answer: given, ...more };
}

function columnWith(id: string, turns: Turn[]): ColumnState {
  return new ColumnState({ ...newColumn(id, model), turns, shownId: turns.at(-1)?.id ?? null });
}

async function compare(...columns: ColumnState[]) {
  const comparison = { columns, modelOf: () => model };
  const given = { comparison, nameOf: (modelId: string) => modelId };
  await render(Stage, { part: CompareAnswers, given, ofScreens: true });
  await page.getByRole('button', { name: 'Compare answers' }).click();
}

const words = page.getByRole('group', { name: 'Word by word' });

describe('the comparison of two answers', () => {
  test('begins with the latest ones of two columns, and tells in words which has what', async () => {
    await compare(
      columnWith('a', [turn('1', 'Paris is a big city.')]),
      columnWith('b', [turn('1', 'Paris is a small city.')]),
    );
    await expect
      .element(words)
      .toHaveTextContent('Paris is a only in the first:bigend.only in the second:smallend. city.');
    await expect.element(words.getByRole('deletion')).toHaveTextContent('big');
    await expect.element(words.getByRole('insertion')).toHaveTextContent('small');
    await expect.element(page.getByRole('row', { name: /^Words/ })).toHaveTextContent('Words55');
  });

  test('goes across turns and versions of one column', async () => {
    await compare(
      columnWith('a', [
        turn('1', 'First.'),
        turn('2', 'First!', { prompt: 'Hello' }),
        turn('3', 'Next.', { parentId: '2' }),
      ]),
    );
    const first = page.getByRole('combobox', { name: 'First answer' });
    await expect.element(first).toHaveValue('a/2');
    await expect.element(page.getByRole('combobox', { name: 'Second answer' })).toHaveValue('a/3');
    await first.selectOptions('A · 1, version 1 of 2: Hi');
    await expect.element(words.getByRole('deletion')).toHaveTextContent('First');
  });

  test('names what sets answers of one model apart, as the heads of columns do', async () => {
    const usual = { modelId: model.id, modelName: 'Small, q', settings: defaultSettings(model) };
    const cold = {
      ...usual,
      settings: { ...usual.settings, temperature: 0, systemPrompt: 'Rhyme.' },
    };
    await compare(
      columnWith('a', [turn('1', 'Yes.', { askedOf: usual })]),
      columnWith('b', [turn('1', 'No.', { askedOf: cold })]),
    );
    const second = page.getByRole('combobox', { name: 'Second answer' });
    await expect
      .element(second.getByRole('option', { name: /^A/ }))
      .toHaveTextContent(/^A · 1: Hi$/);
    await expect
      .element(second.getByRole('option', { name: /^B/ }))
      .toHaveTextContent('B · 1: Hi · Temperature 0 · own system prompt');
  });

  test('holds JSON against each other by its places', async () => {
    await compare(
      columnWith('a', [turn('1', '{"name": "Ada", "tags": ["x"]}')]),
      columnWith('b', [turn('1', '{"tags": ["y"], "name": "Ada", "born": 1815}')]),
    );
    await expect.element(page.getByRole('row', { name: /^\/tags\/0/ })).toHaveTextContent('"x""y"');
    await expect
      .element(page.getByRole('row', { name: /^\/born/ }))
      .toHaveTextContent('not there1815');
  });

  test('says which answer is no JSON, and nothing of it where neither is', async () => {
    await compare(columnWith('a', [turn('1', '{}')]), columnWith('b', [turn('1', 'Sure: {}')]));
    const said = page.getByText('The second answer is not JSON; the first is.');
    await expect.element(said).toBeVisible();
    await page.getByRole('combobox', { name: 'First answer' }).selectOptions('B · 1: Hi');
    await expect.element(page.getByText('The two answers are the same')).toBeVisible();
    await expect.element(page.getByText('JSON, place by place')).not.toBeInTheDocument();
  });
});

const token = (text: string, probability: number): TokenProbability => ({
  text,
  logProbability: Math.log(probability),
  alternatives: [
    { text: ' Lyon', logProbability: Math.log(0.9) },
    { text, logProbability: Math.log(probability) },
  ],
});

async function note(kept: Turn) {
  await render(Stage, {
    part: AnswerNotes,
    given: { turn: TurnState.from(kept) },
    ofScreens: true,
  });
}

describe('the probabilities of an answer', () => {
  const tokens = [token('It', 0.95), token(' is', 0.6), token('\n', 0.2), token('', 0.004)];
  const kept = turn('1', 'It is\n', {}, { probabilities: tokens });

  test('are walked through with the arrow keys, and each token has its alternatives', async () => {
    await note(kept);
    await page.getByRole('button', { name: 'Probabilities' }).click();
    await expect.element(page.getByText('4 tokens; the model was as undecided')).toBeVisible();
    const status = page.getByRole('status');
    await expect.element(status).toHaveTextContent('Point at a token');
    await userEvent.tab();
    await expect.element(page.getByRole('option', { name: '“It”, 95%' })).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(page.getByRole('option', { name: '“ is”, 60%' })).toHaveFocus();
    await expect.element(status).toHaveTextContent('“ Lyon”, 90%');
    await expect.element(status).toHaveTextContent('“ is”, 60%, drawn');
    await userEvent.keyboard('{End}{ArrowRight}');
    await expect
      .element(page.getByRole('option', { name: '“no text of its own”, 0.4%' }))
      .toHaveFocus();
    await userEvent.keyboard('{Home}');
    await expect.element(page.getByRole('option', { name: '“It”, 95%' })).toHaveFocus();
    // One place on the way of the Tab key.
    await userEvent.tab();
    await expect.element(page.getByRole('option', { name: '“It”, 95%' })).not.toHaveFocus();
    expect(page.getByRole('option', { selected: true }).elements()).toHaveLength(1);
  });

  test('are told on hover too', async () => {
    await note(kept);
    await page.getByRole('button', { name: 'Probabilities' }).click();
    await page.getByRole('option', { name: '“ is”, 60%' }).hover();
    await expect.element(page.getByRole('status')).toHaveTextContent('“ is”, 60%, drawn');
  });

  test('of an answer that was gone on with are those of its end', async () => {
    await note(turn('1', 'Well. It is', {}, { probabilities: tokens.slice(0, 2) }));
    await page.getByRole('button', { name: 'Probabilities' }).click();
    await expect.element(page.getByText('Of the beginning of this answer')).toBeVisible();
  });

  test('of a long answer come at once', async () => {
    const many = Array.from({ length: 4000 }, (_, index) => token(` w${String(index)}`, 0.5));
    await note(turn('1', 'long', {}, { probabilities: many }));
    const before = performance.now();
    await page.getByRole('button', { name: 'Probabilities' }).click();
    await expect.element(page.getByRole('option', { name: '“ w3999”' })).toBeInTheDocument();
    const drawnMs = performance.now() - before;
    console.info('4000 tokens drawn', drawnMs);
    // A fraction of a second where nothing else runs; a busy machine may take many times that.
    expect(drawnMs).toBeLessThan(20_000);
  });
});

describe('an answer with a schema', () => {
  const responseSchema = '{"type": "object", "properties": {"n": {"type": "number"}}}';

  test.each([
    ['{"n": 1}', 'Fits the JSON schema.'],
    ['{"n": "1"}', '#/n: '],
    ['{"n": ', 'it is not JSON.'],
  ])('says whether it fits: %s', async (text, said) => {
    await note(turn('1', text, { responseSchema }));
    await expect.element(page.getByText(said, { exact: false })).toBeVisible();
    await expect.element(page.getByRole('button')).not.toBeInTheDocument();
  });

  test('says why it was not held against one that cannot be kept to', async () => {
    await note(turn('1', '{}', { responseSchema: '{"pattern": "a"}' }));
    await expect.element(page.getByText('Not held against the JSON schema')).toBeVisible();
  });
});
