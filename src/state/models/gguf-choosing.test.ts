import { expect, test } from 'vitest';
import { qwenHead } from '../../core/gguf/fake-head';
import { ggufFacts, ggufRepository } from '../../core/gguf/fakes';
import type { GgufChoice } from '../../core/gguf/files';
import { failed, success, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import type { HeadPart, OnHubPause } from '../../core/store/hub-repository';
import { settle } from '../settle';
import { GgufChoosing } from './gguf-choosing.svelte';

interface Asked {
  readonly path: string;
  readonly signal: AbortSignal;
  readonly answer: (outcome: Outcome<Uint8Array, StoreFailure>) => void;
  readonly onPause: OnHubPause | undefined;
}

function setUp(budgetBytes = 4e9) {
  const asked: Asked[] = [];
  const choosing = new GgufChoosing(ggufRepository, {
    reader: {
      head: (_, path, _bytes, signal, onPause) =>
        new Promise((answer) => {
          asked.push({ path, signal, answer: (outcome) => answer(headOf(outcome)), onPause });
        }),
    },
    device: { budget: { bytes: budgetBytes } },
  });
  return { choosing, asked };
}

/** Bytes from the start of a file, as a reader of the hub has them. */
const headOf = (outcome: Outcome<Uint8Array, StoreFailure>): Outcome<HeadPart, StoreFailure> =>
  outcome.ok ? success({ fromBytes: 0, bytes: outcome.value, etag: null }) : outcome;

function choice({ files }: GgufChoosing, quantisation: string): GgufChoice {
  const found = files.choices.find((one) => one.quantisation === quantisation);
  if (!found) throw new Error(quantisation);
  return found;
}

const recommended = ({ recommendation }: GgufChoosing) =>
  recommendation.kind === 'recommended' ? recommendation.chosen.choice.quantisation : undefined;

test('the recommended file is picked first, and its head tells the memory of all of its model', async () => {
  const { choosing, asked } = setUp();
  const begun = choosing.begin();
  expect(choosing.picked?.choice.quantisation).toBe('Q8_0');
  expect(choosing.head).toEqual({ kind: 'reading', facts: undefined, pause: undefined });
  asked[0]?.answer(success(qwenHead({ 'general.file_type': 7 })));
  await begun;
  expect(choosing.head).toMatchObject({ kind: 'read', facts: { architecture: 'qwen3' } });
  expect(choosing.estimated.map(({ estimate }) => estimate.by)).toEqual(
    choosing.estimated.map(() => 'head'),
  );
  expect(choosing.keepable).toMatchObject({ choice: { quantisation: 'Q8_0' } });
});

test('another file is picked where the head tells that the first does not fit so well', async () => {
  const { choosing, asked } = setUp(1.6e9);
  const begun = choosing.begin();
  expect(choosing.picked?.choice.quantisation).toBe('Q8_0');
  asked[0]?.answer(success(qwenHead({ 'general.file_type': 7 })));
  await settle();
  expect(recommended(choosing)).toBe(choosing.picked?.choice.quantisation);
  expect(choosing.picked?.choice.quantisation).toBe('Q4_K_M');
  asked[1]?.answer(success(qwenHead()));
  await begun;
});

test('a file that a person has named by its address is picked instead', () => {
  const { choosing, asked } = setUp();
  void choosing.begin('Small-600M-Q2_K.gguf');
  expect(asked.map(({ path }) => path)).toEqual(['Small-600M-Q2_K.gguf']);
});

test.each([
  ['mmproj-Small-600M-F16.gguf', 'mmproj'],
  ['imatrix.dat', 'imatrix'],
  ['README.md', 'other'],
  ['not-there.gguf', 'other'],
])(
  '%s that was named by its address is told as what it is, and a model recommended',
  (path, kind) => {
    const { choosing, asked } = setUp();
    void choosing.begin(path);
    expect(choosing.beside).toEqual({ path, kind });
    expect(asked).toHaveLength(1);
    void choosing.begin('Small-600M-Q2_K.gguf');
    expect(choosing.beside).toBeUndefined();
  },
);

test('nothing is read unasked where nothing fits', async () => {
  const { choosing, asked } = setUp(100e6);
  await choosing.begin();
  expect([choosing.picked, asked]).toEqual([undefined, []]);
  expect(choosing.recommendation).toMatchObject({ kind: 'none-fits' });
});

test('another pick ends the reading of the first, whose answer no longer counts', async () => {
  const { choosing, asked } = setUp();
  const first = choosing.pick(choice(choosing, 'Q8_0'));
  const second = choosing.pick(choice(choosing, 'Q4_K_M'));
  expect(asked[0]?.signal.aborted).toBe(true);
  asked[0]?.answer(success(qwenHead({ 'general.name': 'late' })));
  asked[1]?.answer(success(qwenHead()));
  await Promise.all([first, second]);
  expect(choosing.head).toEqual({ kind: 'read', facts: ggufFacts });
  // What was not read to its end is read anew.
  void choosing.pick(choice(choosing, 'Q8_0'));
  expect(asked).toHaveLength(3);
  // What was is not.
  choosing.stop();
  void choosing.pick(choice(choosing, 'Q4_K_M'));
  expect(asked).toHaveLength(3);
});

test('a hub that has refused is told with the seconds that are left, until it is asked again', async () => {
  const { choosing, asked } = setUp();
  const picked = choosing.pick(choice(choosing, 'Q4_K_M'));
  const pause = { refusal: 'too-many-requests', secondsLeft: 20 } as const;
  asked[0]?.onPause?.(pause);
  expect(choosing.head).toEqual({ kind: 'reading', facts: undefined, pause });
  asked[0]?.onPause?.(undefined);
  expect(choosing.head).toMatchObject({ kind: 'reading', pause: undefined });
  asked[0]?.onPause?.(pause);
  choosing.stop();
  asked[0]?.onPause?.(pause);
  expect(choosing.head).toBeUndefined();
  asked[0]?.answer(failed({ kind: 'aborted' }));
  await picked;
});

test('what cannot be read is told, keeps nothing and is read again', async () => {
  const { choosing, asked } = setUp();
  const picked = choosing.pick(choice(choosing, 'Q4_K_M'));
  asked[0]?.answer(failed({ kind: 'aborted' }));
  await picked;
  expect(choosing.head).toEqual({ kind: 'failed', failure: { kind: 'aborted' } });
  expect(choosing.keepable).toBeUndefined();
  void choosing.pick(choice(choosing, 'Q4_K_M'));
  expect(choosing.head).toMatchObject({ kind: 'reading' });
});

test.each([
  ['is none by itself', { 'general.type': 'adapter' }],
  ['is a part though its name does not say so', { 'split.count': 3 }],
])('a file that %s is not kept', async (_, change) => {
  const { choosing, asked } = setUp();
  const picked = choosing.pick(choice(choosing, 'Q4_K_M'));
  asked[0]?.answer(success(qwenHead(change)));
  await picked;
  expect(choosing.head?.kind).toBe('read');
  expect(choosing.keepable).toBeUndefined();
});

test('the file is believed where the hub says other things', async () => {
  const { choosing, asked } = setUp();
  const picked = choosing.pick(choice(choosing, 'Q4_K_M'));
  asked[0]?.answer(success(qwenHead({ 'qwen3.context_length': 512 })));
  await picked;
  expect(choosing.disagreements).toEqual([{ fact: 'contextTokens', said: 40_960, head: 512 }]);
});
