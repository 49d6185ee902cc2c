import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrivalOf, formOf, mayBeOneVersion } from './arrival';

describe('an answer to the question for the rest of a file', () => {
  const hidden = { contentRange: null, contentLength: null };

  test('is the rest where the host says so, in whichever way it lets it be seen', () => {
    const size = fc.integer({ min: 2, max: 2 ** 40 });
    fc.assert(
      fc.property(size, fc.double({ min: 0, max: 1, noNaN: true }), (sizeBytes, share) => {
        const offset = Math.max(1, Math.floor(share * (sizeBytes - 1)));
        const contentRange = `bytes ${offset}-${sizeBytes - 1}/${sizeBytes}`;
        const contentLength = String(sizeBytes - offset);
        for (const head of [
          { ...hidden, contentRange },
          { ...hidden, contentLength },
          { contentRange, contentLength },
          hidden,
        ]) {
          expect(arrivalOf({ status: 206, ...head }, offset, sizeBytes)).toBe('rest');
          expect(arrivalOf({ status: 206, ...head }, offset, null)).toBe('rest');
        }
        const elsewhere = `bytes ${offset - 1}-${sizeBytes - 1}/${sizeBytes}`;
        const other = { ...hidden, contentRange: elsewhere };
        expect(arrivalOf({ status: 206, ...other }, offset, sizeBytes)).toBe('other');
      }),
    );
  });

  test('is the whole file where the host knows no ranges', () => {
    expect(arrivalOf({ status: 200, ...hidden }, 500, 1000)).toBe('whole');
  });

  test.each([
    [{ contentRange: 'bytes 500-998/999' }],
    [{ contentRange: 'items 500-999/1000' }],
    [{ contentRange: 'bytes */1000' }],
    [{ contentLength: '1000' }],
    [{ contentLength: '499' }],
  ])('is not used where %j says something else', (head) => {
    expect(arrivalOf({ status: 206, ...hidden, ...head }, 500, 1000)).toBe('other');
  });
});

test.each([
  [true, '"a"', '"a"'],
  [true, 'W/"a"', '"a"'],
  [true, '"a"', null],
  [true, null, null],
  [false, '"a"', '"b"'],
  [false, 'W/"a"', 'W/"b"'],
])('%s: answers with the ETags %s and %s may be of one version', (may, one, other) => {
  expect(mayBeOneVersion(one, other)).toBe(may);
});

describe('the form of a file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  test.each([
    ['library.wasm', '\0asm\x01', 'x', 'right'],
    ['library.wasm', '<!doctype html>', '</html>', 'other'],
    ['library.wasm', '', '', 'other'],
    ['tokenizer.json', ' {"version"', '}\n', 'right'],
    ['tokenizer.json', '\uFEFF{"version"', '}\n', 'right'],
    ['tokenizer.json', '{"version"', '"cut', 'other'],
    ['tokenizer.json', '<!doctype html>', '</html>', 'other'],
    ['tokenizer.model', '\n\x0e\n', 'x', 'right'],
    ['tokenizer.model', 'version https://git-lfs.github.com/spec/v1\noid', '0\n', 'lfs-pointer'],
    ['library.wasm', 'version https://git-lfs.github.com/spec/v1\noid', '0\n', 'lfs-pointer'],
    ['tokenizer.json', 'version https://hawser.github.com/spec/v1\noid', '0\n', 'lfs-pointer'],
    ['tokenizer.model', 'version https://git-lfs.example', '0\n', 'right'],
    ['params_shard_0.bin', '', '', 'other'],
  ])('%s that begins %j and ends %j: %s', (path, first, last, fits) => {
    expect(formOf(path, bytes(first), bytes(last))).toBe(fits);
  });
});
