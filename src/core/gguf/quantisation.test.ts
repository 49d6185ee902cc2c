import { describe, expect, test } from 'vitest';
import facts from '../../../tools/catalogue/facts/gguf.json' with { type: 'json' };
import { quantisationBits, quantisationNamed, withoutQuantisation } from './quantisation';

describe('a file’s quantisation by its name', () => {
  test.each(facts.models.map(({ file, quantisation }) => [file.path, quantisation]))(
    'of a known file: %s is %s',
    (path, quantisation) => {
      expect(quantisationNamed(path)).toBe(quantisation);
    },
  );

  test.each([
    ['Qwen3-30B-A3B-UD-Q4_K_XL.gguf', 'UD-Q4_K_XL', 4],
    ['gpt-oss-20b-mxfp4.gguf', 'MXFP4', 4],
    ['Qwen3-Next-MXFP4_MOE.gguf', 'MXFP4_MOE', 4],
    ['Llama-3.2-1B-IQ3_XXS.gguf', 'IQ3_XXS', 3],
    ['UD-IQ1_S/DeepSeek-R1-UD-IQ1_S-00001-of-00003.gguf', 'UD-IQ1_S', 1],
    ['model.i1-IQ2_M.gguf', 'IQ2_M', 2],
    ['qwen2.5-0.5b-instruct-fp16.gguf', 'F16', 16],
    ['gemma-3-1b-it-BF16.gguf', 'BF16', 16],
    ['a-f32.gguf', 'F32', 32],
    ['Phi-3-mini-4k-instruct-q4.gguf', 'Q4', 4],
    ['Llama-3.2-3B-Instruct-Q4_0_4_8.gguf', 'Q4_0_4_8', 4],
    ['Phi-F16-mix-Q6_K_L.gguf', 'Q6_K_L', 6],
    ['bitnet/ggml-model-i2_s.gguf', 'I2_S', 2],
    ['TriLM-TQ2_0.gguf', 'TQ2_0', 2],
    ['Q8_0/model-00002-of-00002.gguf', 'Q8_0', 8],
    ['model.gguf', null, null],
    ['Qwen3-0.6B.gguf', null, null],
    ['q0f16-thing.gguf', null, null],
  ])('%s is %s, of about %s bits', (path, name, bits) => {
    expect(quantisationNamed(path)).toBe(name);
    expect(name && quantisationBits(name)).toBe(bits);
  });

  test('leaves the name of the model', () => {
    expect(withoutQuantisation('Qwen3-0.6B.Q4_K_M')).toBe('Qwen3-0.6B');
    expect(withoutQuantisation('gemma-4-E2B_q4_0-it')).toBe('gemma-4-E2B-it');
    expect(withoutQuantisation('model')).toBe('model');
  });
});
