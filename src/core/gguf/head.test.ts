import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileKind } from '../packs/file-kind';
import { magic, qwenHead, text, textValue, u32, u64 } from './fake-head';
import { ggufFacts } from './fakes';
import { parseGguf } from './head';
import { kitCommand } from '../packs/kit-command';

const glassbox = new Uint8Array(readFileSync('tools/glassbox/glassbox-v1.gguf'));

const start = [...magic, ...u32(3)];
const u16Value = (key: string, value: number): number[] => [...text(key), ...u32(2), value, 0];

function parse(...bytes: number[]) {
  const head = new Uint8Array([...start, ...bytes]);
  return parseGguf(head, head.byteLength);
}

describe('the head of a GGUF file', () => {
  test('tells what the model is', () => {
    expect(parseGguf(glassbox, glassbox.byteLength)).toEqual({
      ok: true,
      value: {
        role: 'model',
        part: null,
        name: expect.any(String) as string,
        architecture: 'llama',
        quantisation: 'Q8_0',
        contextTokens: 512,
        parameters: 3_084_704,
        tokenizer: 'gpt2',
        hasChatTemplate: true,
        shape: {
          layers: 5,
          embeddingLength: 224,
          vocabularyTokens: 640,
          heads: 7,
          kvHeads: 7,
          keyLength: null,
          valueLength: null,
          attentionInterval: null,
        },
        sizeBytes: glassbox.byteLength,
      },
    });
  });

  test('that goes on beyond what was read tells what it has told so far', () => {
    const head = glassbox.subarray(0, 3000);
    expect(parseGguf(head, glassbox.byteLength)).toMatchObject({
      value: { architecture: 'llama', parameters: null, hasChatTemplate: null },
    });
    expect(parseGguf(head, head.byteLength)).toEqual({
      ok: false,
      failure: { kind: 'cut', sizeBytes: 3000, neededBytes: null },
    });
  });

  test('of any bytes is read to an end, whatever they say', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.uint8Array({ minLength: 1, maxLength: 12 }), (at, bytes) => {
        const head = glassbox.slice(0, 40_000);
        head.set(bytes, at);
        const read = parseGguf(head, 40_000);
        expect(typeof read.ok).toBe('boolean');
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof parse(...bytes).ok).toBe('boolean');
      }),
    );
  });

  test.each([
    ['more values than there are', [...u64(0), ...u64(2 ** 40)], /values/],
    ['more tensors than there are', [...u64(2 ** 40), ...u64(0)], /tensors/],
    ['a count that no number holds', [...u64(2n ** 63n), ...u64(0)], /count/],
    ['a value of no known type', [...u64(0), ...u64(1), ...text('a'), ...u32(99)], /type 99/],
    [
      'arrays in arrays in arrays',
      [
        ...[...u64(0), ...u64(1), ...text('a'), ...u32(9)],
        ...Array.from({ length: 9 }, () => [...u32(9), ...u64(1)]).flat(),
      ],
      /arrays/,
    ],
  ])('that claims %s is refused', (_, bytes, problem) => {
    const read = parse(...bytes);
    const failure = read.ok || read.failure.kind !== 'broken' ? undefined : read.failure;
    expect(failure?.problem).toMatch(problem);
  });

  test('of an array longer than the file is refused', () => {
    const bytes = [...u64(0), ...u64(1), ...text('a'), ...u32(9), ...u32(4), ...u64(2 ** 50)];
    expect(parse(...bytes)).toMatchObject({ failure: { kind: 'cut' } });
    const name = [...u64(0), ...u64(1), ...u64(2 ** 40)];
    expect(parse(...name)).toMatchObject({ failure: { kind: 'cut' } });
  });

  test.each([
    ['of version 1', [...magic, ...u32(1), ...u32(0), ...u32(1)], { kind: 'version', version: 1 }],
    [
      'of a later version',
      [...magic, ...u32(9), ...u64(0), ...u64(0)],
      { kind: 'version', version: 9 },
    ],
    ['of no version', [...magic, ...u32(0), ...u64(0), ...u64(0)], { kind: 'broken' }],
    [
      'for big-endian machines',
      [...magic, 0, 0, 0, 3, ...u64(0), 0, 0, 0, 0, 0, 0, 0, 1],
      { kind: 'big-endian' },
    ],
    ['of version 2 for such machines', [...magic, 0, 0, 0, 2], { kind: 'big-endian' }],
    ['of four bytes', magic, { kind: 'cut', sizeBytes: 4, neededBytes: null }],
  ])('%s is told as that', (_, bytes, failure) => {
    const head = new Uint8Array(bytes);
    expect(parseGguf(head, head.byteLength)).toMatchObject({ ok: false, failure });
  });

  test.each([1, 1000, 100_000, 3_000_000])(
    '%i bytes short of its end tells how much it lacks',
    (missing) => {
      const sizeBytes = glassbox.byteLength - missing;
      expect(parseGguf(glassbox.subarray(0, sizeBytes), sizeBytes)).toEqual({
        ok: false,
        failure: { kind: 'cut', sizeBytes, neededBytes: glassbox.byteLength },
      });
    },
  );

  test('of a part of a split file says which', () => {
    const split = [...u16Value('split.no', 1), ...u16Value('split.count', 3)];
    expect(parse(...u64(0), ...u64(2), ...split)).toMatchObject({
      value: { part: { number: 2, count: 3 } },
    });
    const whole = [...u16Value('split.no', 0), ...u16Value('split.count', 1)];
    expect(parse(...u64(0), ...u64(2), ...whole)).toMatchObject({ value: { part: null } });
  });

  test.each([
    ['mmproj', textValue('general.architecture', 'clip')],
    ['mmproj', textValue('general.type', 'mmproj')],
    ['adapter', textValue('general.type', 'adapter')],
    ['control-vector', textValue('general.architecture', 'controlvector')],
    ['draft', textValue('general.architecture', 'eagle3')],
    ['imatrix', textValue('general.type', 'imatrix')],
    ['model', textValue('general.type', 'model')],
  ] as const)('of a file that is a model’s %s says so', (role, value) => {
    const tensor = [...text('weights'), ...u32(1), ...u64(32), ...u32(99), ...u64(0)];
    expect(parse(...u64(1), ...u64(1), ...value, ...tensor)).toMatchObject({ value: { role } });
  });

  test('that has no tensors is no model, unless it is the first part of one', () => {
    const first = [...u16Value('split.no', 0), ...u16Value('split.count', 3)];
    expect(parse(...u64(0), ...u64(0))).toMatchObject({ value: { role: 'vocabulary' } });
    expect(parse(...u64(0), ...u64(2), ...first)).toMatchObject({ value: { role: 'model' } });
  });

  test.each([0n, 2n ** 53n, 2n ** 64n - 1n])(
    'with a context of %s tokens does not say it',
    (value) => {
      const context = [...text('llama.context_length'), ...u32(10), ...u64(value)];
      const architecture = textValue('general.architecture', 'llama');
      expect(parse(...u64(0), ...u64(2), ...architecture, ...context)).toMatchObject({
        value: { contextTokens: null },
      });
    },
  );

  test('tells the measures of a model', () => {
    expect(parseGguf(qwenHead(), ggufFacts.sizeBytes)).toEqual({ ok: true, value: ggufFacts });
  });

  test('has the heads of each layer, where layers differ', () => {
    const key = 'lfm2.attention.head_count_kv';
    const kvHeads = (inner: number, ...values: number[]) => [
      ...[...text(key), ...u32(9), ...u32(inner), ...u64(3)],
      ...values.flatMap(u32),
    ];
    const shapeWith = (list: number[]) => {
      const read = parse(
        ...[...u64(0), ...u64(2), ...textValue('general.architecture', 'lfm2')],
        ...list,
      );
      return read.ok ? read.value.shape.kvHeads : read.failure;
    };
    expect(shapeWith(kvHeads(5, 0, 8, 0))).toEqual([0, 8, 0]);
    expect(shapeWith(kvHeads(6, 0, 8, 0))).toBeNull();
  });

  test('that has no chat template says so once all its values are read', () => {
    expect(parse(...u64(0), ...u64(0))).toMatchObject({ value: { hasChatTemplate: false } });
  });

  test('shows a name without what would turn the sentence around it', () => {
    const named = textValue('general.name', 'x\u202egnp.exe <b>名前</b>\u0000\n');
    expect(parse(...u64(0), ...u64(1), ...named)).toMatchObject({
      value: { name: 'xgnp.exe <b>名前</b>' },
    });
  });

  test('keeps few values and takes time by its bytes alone, whatever it says', () => {
    // As many names as a head may have, each as long as is read, and the longest array of texts.
    const name = textValue('general.name', 'n'.repeat(900));
    const many = Array.from({ length: 1000 }, () => name).flat();
    const texts = [...text('tokens'), ...u32(9), ...u32(8), ...u64(2 ** 52)];
    const bytes = [...u64(0), ...u64(1001), ...many, ...texts];
    const head = new Uint8Array(8 * 2 ** 20);
    head.set([...start, ...bytes]);
    expect(parseGguf(head, head.byteLength)).toMatchObject({ failure: { kind: 'cut' } });
    expect(parseGguf(head, 2 * head.byteLength)).toMatchObject({
      value: { name: 'n'.repeat(200) },
    });
  });

  test('gives the command that builds the model, where the kit does', () => {
    const read = parseGguf(glassbox, glassbox.byteLength);
    if (!read.ok) throw new Error('not read');
    expect(kitCommand('my tune’s.gguf', read.value)).toBe(
      "kit -m modelkit build './my tune’s.gguf' public/models/my-tune-s --id my-tune-s --licence LICENCE.txt",
    );
    expect(kitCommand("a'$(x).gguf", read.value)).toContain(`'./a'\\''$(x).gguf'`);
    expect(kitCommand('a.gguf', { ...read.value, architecture: 'mamba' })).toBeNull();
  });
});

test.each([
  ['', 'empty'],
  ['GGUF....', 'gguf'],
  ['PK\u0003\u0004', 'zip'],
  ['\u001f\u008b', 'compressed'],
  ['\u0000asm', 'wasm'],
  ['  <!doctype HTML>', 'html'],
  ['{"a": 1}', 'json'],
  ['\u0010\u0000\u0000\u0000\u0000\u0000\u0000\u0000{"a"', 'safetensors'],
  ['version https://git-lfs.github.com/spec/v1\noid sha256:0000', 'lfs-pointer'],
  ['version https://example.com/', 'unknown'],
  ['lmgg', 'ggml'],
  ['tjgg\u0003', 'ggml'],
  ['anything', 'unknown'],
])('a file that begins with %j is %s', (content, kind) => {
  expect(fileKind(Uint8Array.from(content, (letter) => letter.charCodeAt(0)))).toBe(kind);
});
