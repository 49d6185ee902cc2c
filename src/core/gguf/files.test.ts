import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HubFile } from '../hub/commit';
import { ggufFiles } from './files';

const file = (path: string, sizeBytes = 100): HubFile => ({
  path,
  sizeBytes,
  hash: { check: 'sha256', sha256: 'a'.repeat(64) },
});

const part = (name: string, number: number, count: number): string => {
  const digits = (value: number): string => String(value).padStart(5, '0');
  return `${name}-${digits(number)}-of-${digits(count)}.gguf`;
};

describe('the files of a GGUF repository', () => {
  test('are models to choose, the smallest first, and what is for something else', () => {
    const { choices, asides } = ggufFiles([
      file('README.md'),
      file('.gitattributes'),
      file('gemma-3-4b-it-Q8_0.gguf', 300),
      file('gemma-3-4b-it-Q4_K_M.gguf', 200),
      file('mmproj-gemma-3-4b-it-f16.gguf'),
      file('gemma-3-4b-it.mmproj-Q8_0.gguf'),
      file('gemma-3-4b-it-lora-F16.gguf'),
      file('gemma-3-4b-it-DRAFT-Q4_0.gguf'),
      file('imatrix_unsloth.gguf_file'),
      file('gemma-3-4b-it-imatrix.gguf'),
      file('imatrix.dat'),
      file('gemma-3-4b-it.f32.gguf.part1of2'),
      file('gemma-3-4b-it.f32.gguf-split-b'),
      file('imatrix.md'),
    ]);
    expect(choices.map(({ quantisation, modelName }) => [quantisation, modelName])).toEqual([
      ['Q4_K_M', 'gemma-3-4b-it'],
      ['Q8_0', 'gemma-3-4b-it'],
    ]);
    expect(asides.map(({ kind }) => kind)).toEqual([
      ...['mmproj', 'mmproj', 'adapter', 'draft'],
      ...['imatrix', 'imatrix', 'imatrix', 'piece', 'piece'],
    ]);
  });

  test('are models where an adapter or a measurement went into one', () => {
    const { choices } = ggufFiles([
      file('alpaca-lora-7b.Q4_K_M.gguf'),
      file('Silicon-7B-imatrix-IQ4_XS.gguf'),
    ]);
    expect(choices).toHaveLength(2);
  });

  test('of which one part is there twice lack the other part', () => {
    const first = part('m-Q4_0', 1, 2);
    const { choices } = ggufFiles([file(first), file(first.replace('.gguf', '.GGUF'))]);
    expect(choices).toMatchObject([{ missingParts: 1 }]);
  });

  test('of one model in parts are one choice, which says what it lacks', () => {
    const names = [3, 1].map((number) => part('UD-Q2_K_XL/Big-UD-Q2_K_XL', number, 3));
    const { choices } = ggufFiles(names.map((name) => file(name)));
    expect(choices).toMatchObject([
      { quantisation: 'UD-Q2_K_XL', modelName: 'Big', missingParts: 1, sizeBytes: 200 },
    ]);
    expect(choices[0]?.path).toBe(part('UD-Q2_K_XL/Big-UD-Q2_K_XL', 1, 3));
  });

  test('split twice in different ways are two choices', () => {
    const names = [part('a-Q8_0', 1, 2), part('a-Q8_0', 2, 2), part('a-Q8_0', 1, 3)];
    const { choices } = ggufFiles(names.map((name) => file(name)));
    expect(choices.map(({ missingParts }) => missingParts)).toEqual([2, 0]);
  });

  test('are each found once and in order, however they are listed', () => {
    const model = fc.record({
      name: fc.stringMatching(/^[a-z]{1,5}$/),
      quantisation: fc.constantFrom('Q4_K_M', 'IQ3_XXS', 'UD-Q4_K_XL', 'BF16', 'MXFP4'),
      count: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(model, { selector: ({ name, quantisation }) => name + quantisation }),
        fc.integer(),
        (models, seed) => {
          const listed = models.flatMap(({ name, quantisation, count }) =>
            Array.from({ length: count }, (_, at) => {
              const whole = `${name}-${quantisation}`;
              return file(count === 1 ? `${whole}.gguf` : part(whole, at + 1, count), at + 1);
            }),
          );
          const shuffled = listed.toSorted(
            (one, other) => ((one.path.length * 7 + seed) % 5) - ((other.path.length * 7) % 5),
          );
          const { choices, asides } = ggufFiles(shuffled);
          expect(asides).toEqual([]);
          expect(choices).toHaveLength(models.length);
          for (const choice of choices) {
            expect(choice.missingParts).toBe(0);
            const paths = choice.files.map(({ path }) => path);
            expect(paths).toEqual(paths.toSorted());
          }
          expect(choices.flatMap(({ files }) => files).length).toBe(listed.length);
        },
      ),
    );
  });

  test('of any names are read to an end, and never counted twice', () => {
    const path = fc.oneof(
      fc.string(),
      fc.string().map((text) => `${text}.gguf`),
      fc.tuple(fc.string(), fc.nat(99_999), fc.nat(99_999)).map((of) => part(...of)),
    );
    fc.assert(
      fc.property(fc.uniqueArray(path), (paths) => {
        const { choices, asides } = ggufFiles(paths.map((one) => file(one)));
        const found = [...choices.flatMap(({ files }) => files), ...asides.map((one) => one.file)];
        expect(new Set(found).size).toBe(found.length);
        expect(choices.every(({ missingParts }) => missingParts >= 0)).toBe(true);
      }),
    );
  });
});
