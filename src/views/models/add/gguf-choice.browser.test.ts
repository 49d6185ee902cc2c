import { afterEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import Stage from '../../../../tests/components/Stage.svelte';
import { qwenHead } from '../../../core/gguf/fake-head';
import { ggufRepository } from '../../../core/gguf/fakes';
import type { GgufRepository } from '../../../core/gguf/repository';
import { failed, success, type Outcome } from '../../../core/outcome';
import type { StoreFailure } from '../../../core/store/failures';
import { GgufChoosing } from '../../../state/models/gguf-choosing.svelte';
import GgufChoice from './GgufChoice.svelte';

interface Given {
  head?: Outcome<Uint8Array, StoreFailure>;
  budgetBytes?: number;
  repository?: Partial<GgufRepository>;
  named?: string;
}

async function show({
  head = success(qwenHead()),
  budgetBytes = 4e9,
  repository,
  named,
}: Given = {}) {
  const asked: string[] = [];
  const choosing = new GgufChoosing(
    { ...ggufRepository, ...repository },
    {
      reader: {
        head: (_, path) => {
          asked.push(path);
          const part = { fromBytes: 0, etag: null };
          return Promise.resolve(head.ok ? success({ ...part, bytes: head.value }) : head);
        },
      },
      device: { budget: { bytes: budgetBytes } },
    },
  );
  const onKeep = vi.fn();
  const given = { choosing, budgetBytes, onKeep };
  await render(Stage, { part: GgufChoice, given, ofScreens: true });
  void choosing.begin(named);
  return { choosing, onKeep, asked };
}

const radio = (name: RegExp) => page.getByRole('radio', { name });
const region = () => page.getByRole('region', { name: 'Choose a file' });
const keep = () => page.getByRole('button', { name: 'Keep as an entry' });

afterEach(() => page.viewport(1440, 900));

test('the recommended file is chosen, with what its head says and why it is recommended', async () => {
  const { onKeep } = await show({ head: success(qwenHead({ 'general.file_type': 7 })) });
  await expect.element(radio(/^Q8_0.*recommended/)).toBeChecked();
  await expect.element(region()).toHaveTextContent('Q8_0 is recommended: of the usual');
  await expect.element(region()).toHaveTextContent('Architecture qwen3');
  await expect.element(region()).toHaveTextContent('Chat template in the file');
  await expect
    .element(region())
    .toHaveTextContent('The memory is an estimate: the file, the cache');
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  await expect.element(region()).toHaveTextContent('cannot run GGUF files yet');
  await keep().click();
  expect(onKeep).toHaveBeenCalledWith(
    expect.objectContaining({ quantisation: 'Q8_0' }),
    expect.objectContaining({ architecture: 'qwen3' }),
  );
});

test('the arrow keys choose another file, whose head is read then', async () => {
  const { choosing, asked } = await show();
  await expect.element(keep()).toBeVisible();
  await userEvent.click(radio(/^Q8_0/));
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(radio(/^Q4_K_M/)).toBeChecked();
  await expect.element(radio(/^Q4_K_M/)).toHaveFocus();
  await vi.waitFor(() => expect(choosing.keepable?.choice.quantisation).toBe('Q4_K_M'));
  expect(asked.at(-1)).toBe('Small-600M-Q4_K_M.gguf');
});

test('a model that lacks parts cannot be chosen, and says how many it lacks', async () => {
  await show();
  await expect.element(radio(/^F32.*1 of 2 parts are missing/)).toBeDisabled();
  await expect.element(radio(/^BF16.*2 parts/)).toBeEnabled();
});

test('other files of the repository are told apart', async () => {
  await show();
  await page.getByText('2 other files of the repository').click();
  await expect.element(region()).toHaveTextContent('mmproj-Small-600M-F16.gguf (90 MB): lets');
});

test('where nothing fits, what needs least is named and nothing is read', async () => {
  const { asked } = await show({ budgetBytes: 200e6 });
  await expect.element(region()).toHaveTextContent('Nothing here fits the memory budget of 200 MB');
  await expect.element(region()).toHaveTextContent('Q2_K needs least: about 300 MB');
  await expect.element(keep()).not.toBeInTheDocument();
  expect(asked).toEqual([]);
});

test('where the hub and the file disagree both are told', async () => {
  await show({ head: success(qwenHead({ 'qwen3.context_length': 512, 'general.file_type': 7 })) });
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent('Context: 40,960 tokens at the hub, 512 in the file');
});

test.each<[string, Given, string]>([
  ['of another kind', { head: success(new TextEncoder().encode('PK')) }, 'is no GGUF file'],
  ['that is cut', { head: success(qwenHead().slice(0, 40)) }, 'is not whole'],
  ['that is broken', { head: success(qwenHead().fill(255, 8, 24)) }, 'is damaged'],
  [
    'that is an adapter',
    { head: success(qwenHead({ 'general.type': 'adapter' })) },
    'This is an adapter',
  ],
  [
    'that the host refuses',
    { head: failed({ kind: 'host-not-allowed', host: 'x.example' }) },
    'x.example',
  ],
])('a file %s is told and not kept', async (_, given, words) => {
  await show(given);
  await expect.element(page.getByRole('alert')).toHaveTextContent(words);
  await expect.element(keep()).not.toBeInTheDocument();
});

test('an adapter that the address names is told, beside the models that can be chosen', async () => {
  const [first] = ggufRepository.files;
  if (!first) throw new Error('no file');
  const named = 'lora-Small-600M.gguf';
  await show({
    named,
    repository: { files: [...ggufRepository.files, { ...first, path: named }] },
  });
  await expect
    .element(page.getByRole('alert').first())
    .toHaveTextContent(`The address names ${named}: adapter (LoRA)`);
  await expect.element(radio(/^Q8_0.*recommended/)).toBeChecked();
});

test('of thousands of files a few are drawn, the recommended among them, and more when asked for', async () => {
  const [first] = ggufRepository.files;
  if (!first) throw new Error('no file');
  const many = Array.from({ length: 3000 }, (_, at) => ({
    ...first,
    path: `m${at}-Q2_K.gguf`,
    sizeBytes: 1e6 + at,
  }));
  await show({ repository: { files: [...many, ...ggufRepository.files] } });
  await expect.element(radio(/^Q8_0.*recommended/)).toBeChecked();
  const drawn = () => page.getByRole('radio').elements().length;
  expect(drawn()).toBe(51);
  await page.getByRole('button', { name: 'Show 50 more of 2,954' }).click();
  await expect.poll(drawn).toBe(101);
});

test('the last press for more hands the focus to the first row that it has brought', async () => {
  const [first] = ggufRepository.files;
  if (!first) throw new Error('no file');
  const rows = (name: string, ending: string) =>
    Array.from({ length: 60 }, (_, at) => ({
      ...first,
      path: `${name}${at}${ending}`,
      sizeBytes: 1e6 + at,
    }));
  const repository = { files: [...rows('m', '-Q2_K.gguf'), ...rows('imatrix', '.gguf')] };
  await show({ repository });
  const more = () => page.getByRole('button', { name: /^Show \d+ more of/ });
  await userEvent.click(more());
  await expect.element(radio(/m50-Q2_K/)).toHaveFocus();
  await expect.element(radio(/m50-Q2_K/)).not.toBeChecked();
  await page.getByText('60 other files of the repository').click();
  await userEvent.click(more());
  const row = page.getByRole('listitem').filter({ hasText: 'imatrix50.gguf' });
  await expect.element(row).toHaveFocus();
});

test.each([360, 1440])('everything is within a screen of %i pixels', async (width) => {
  await page.viewport(width, 900);
  const long = `${'a'.repeat(120)}-Q6_K.gguf`;
  const [first] = ggufRepository.files;
  if (!first) throw new Error('no file');
  const files = [...ggufRepository.files, { ...first, path: long, sizeBytes: 500e6 }];
  await show({ repository: { files } });
  await expect.element(keep()).toBeVisible();
  const drawnWidth = () => document.documentElement.scrollWidth;
  await expect.poll(drawnWidth).toBeLessThanOrEqual(width);
});

test('a hub that has refused is told as downloads tell it; who stops the wait may read it again', async () => {
  const choosing = new GgufChoosing(ggufRepository, {
    reader: {
      head: (_repository, _path, _bytes, _signal, onPause) => {
        onPause?.({ host: 'hub.example', refusal: 'too-many-requests', secondsLeft: 20 });
        return new Promise(() => undefined);
      },
    },
    device: { budget: { bytes: 4e9 } },
  });
  const given = { choosing, budgetBytes: 4e9, onKeep: vi.fn() };
  await render(Stage, { part: GgufChoice, given, ofScreens: true });
  void choosing.begin();
  await expect
    .element(region())
    .toHaveTextContent(
      'hub.example has had too many requests from your address. Next try in 20 s.',
    );
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect.element(region()).not.toHaveTextContent('Next try');
  await page.getByRole('button', { name: 'Read it again' }).click();
  await expect.element(region()).toHaveTextContent('Next try in 20 s.');
});
