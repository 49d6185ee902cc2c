import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileKind } from './file-kind';
import { parseGguf } from './gguf';
import { kitCommand } from './kit-command';

const glassbox = new Uint8Array(readFileSync('tools/glassbox/glassbox-v1.gguf'));

const u32 = (value: number): number[] => [...new Uint8Array(new Uint32Array([value]).buffer)];
const u64 = (value: number | bigint): number[] => [
  ...new Uint8Array(new BigUint64Array([BigInt(value)]).buffer),
];
const text = (value: string): number[] => {
  const bytes = new TextEncoder().encode(value);
  return [...u64(bytes.length), ...bytes];
};
const start = [0x47, 0x47, 0x55, 0x46, ...u32(3)];

function parse(...bytes: number[]) {
  const head = new Uint8Array([...start, ...bytes]);
  return parseGguf(head, head.byteLength);
}

describe('the head of a GGUF file', () => {
  test('tells what the model is', () => {
    expect(parseGguf(glassbox, glassbox.byteLength)).toEqual({
      ok: true,
      value: {
        name: expect.any(String) as string,
        architecture: 'llama',
        quantisation: 'Q8_0',
        contextTokens: 512,
        parameters: 3_084_704,
        sizeBytes: glassbox.byteLength,
      },
    });
  });

  test('that goes on beyond what was read tells what it has told so far', () => {
    const head = glassbox.subarray(0, 3000);
    expect(parseGguf(head, glassbox.byteLength)).toMatchObject({
      value: { architecture: 'llama', parameters: null },
    });
    expect(parseGguf(head, head.byteLength)).toMatchObject({
      failure: { problem: 'the file ends in its head' },
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
    ['an endless name', [...u64(0), ...u64(1), ...u64(2 ** 40)], /name/],
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
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? '' : read.failure.problem).toMatch(problem);
  });

  test('of an array longer than the file is refused', () => {
    const bytes = [...u64(0), ...u64(1), ...text('a'), ...u32(9), ...u32(4), ...u64(2 ** 50)];
    expect(parse(...bytes)).toMatchObject({ failure: { problem: 'the file ends in its head' } });
  });

  test('gives the command that builds the model, where the kit does', () => {
    const read = parseGguf(glassbox, 1);
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
  ['anything', 'unknown'],
])('a file that begins with %j is %s', (content, kind) => {
  expect(fileKind(Uint8Array.from(content, (letter) => letter.charCodeAt(0)))).toBe(kind);
});
