import { Broken, type Cursor } from './cursor';

const mostDimensions = 8;

/**
 * Elements and bytes of a block, by ggml's number of the type; of others the size is not known here.
 *
 * @see https://github.com/ggml-org/ggml/blob/master/src/ggml-common.h
 */
const blocks: Readonly<Record<number, readonly [elements: number, bytes: number]>> = {
  0: [1, 4], // F32
  1: [1, 2], // F16
  2: [32, 18], // Q4_0
  3: [32, 20], // Q4_1
  6: [32, 22], // Q5_0
  7: [32, 24], // Q5_1
  8: [32, 34], // Q8_0
  10: [256, 84], // Q2_K
  11: [256, 110], // Q3_K
  12: [256, 144], // Q4_K
  13: [256, 176], // Q5_K
  14: [256, 210], // Q6_K
  16: [256, 66], // IQ2_XXS
  17: [256, 74], // IQ2_XS
  18: [256, 98], // IQ3_XXS
  19: [256, 50], // IQ1_S
  20: [32, 18], // IQ4_NL
  21: [256, 110], // IQ3_S
  22: [256, 82], // IQ2_S
  23: [256, 136], // IQ4_XS
  29: [256, 56], // IQ1_M
  30: [1, 2], // BF16
  34: [256, 54], // TQ1_0
  35: [256, 66], // TQ2_0
  39: [32, 17], // MXFP4
};

/** What the descriptions of all tensors tell together. */
export interface TensorFacts {
  /** Elements of all; null where that is beyond all measure, or nothing. */
  readonly parameters: number | null;
  /** Bytes from the first tensor's start to the end of the last one, at least. */
  readonly spanBytes: number;
}

/** Reads the descriptions of tensors, which stand between the values and the weights. */
export function readTensors(cursor: Cursor, count: number): TensorFacts {
  let sum = 0;
  let spanBytes = 0;
  for (let index = 0; index < count; index += 1) {
    cursor.skipText();
    const dimensions = cursor.u32();
    if (dimensions > mostDimensions) throw new Broken(`a tensor of ${dimensions} dimensions`);
    let elements = 1;
    for (let axis = 0; axis < dimensions; axis += 1) elements *= cursor.count();
    const [blockElements, blockBytes] = blocks[cursor.u32()] ?? [1, 0];
    const endBytes = cursor.count() + Math.ceil(elements / blockElements) * blockBytes;
    spanBytes = Math.max(spanBytes, endBytes);
    sum += elements;
  }
  return { parameters: Number.isSafeInteger(sum) && sum > 0 ? sum : null, spanBytes };
}
