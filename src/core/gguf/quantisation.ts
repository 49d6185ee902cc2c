/** How the weights of a GGUF file are written, by llama.cpp's names: "Q4_K_M". */

/**
 * `general.file_type`, llama.cpp's LLAMA_FTYPE.
 *
 * @see https://github.com/ggml-org/llama.cpp/blob/master/include/llama.h
 */
const fileTypes: Readonly<Record<number, string>> = {
  0: 'F32',
  1: 'F16',
  2: 'Q4_0',
  3: 'Q4_1',
  7: 'Q8_0',
  8: 'Q5_0',
  9: 'Q5_1',
  10: 'Q2_K',
  11: 'Q3_K_S',
  12: 'Q3_K_M',
  13: 'Q3_K_L',
  14: 'Q4_K_S',
  15: 'Q4_K_M',
  16: 'Q5_K_S',
  17: 'Q5_K_M',
  18: 'Q6_K',
  19: 'IQ2_XXS',
  20: 'IQ2_XS',
  21: 'Q2_K_S',
  22: 'IQ3_XS',
  23: 'IQ3_XXS',
  24: 'IQ1_S',
  25: 'IQ4_NL',
  26: 'IQ3_S',
  27: 'IQ3_M',
  28: 'IQ2_S',
  29: 'IQ2_M',
  30: 'IQ4_XS',
  31: 'IQ1_M',
  32: 'BF16',
  33: 'Q4_0_4_4',
  34: 'Q4_0_4_8',
  35: 'Q4_0_8_8',
  36: 'TQ1_0',
  37: 'TQ2_0',
  38: 'MXFP4_MOE',
};

/** The name of a head's `general.file_type`; null for one that is not known here. */
export function quantisationOfType(fileType: number): string | null {
  return fileTypes[fileType] ?? null;
}

/**
 * Names as they stand in those of files, in either case: llama.cpp's own and what repositories add,
 * `UD-` of Unsloth's mixtures, `_L`, `_XL` and `_P` of others, `Q4` and `FP16` of older ones.
 */
const inName =
  /(?<![a-z0-9])(?:(?:UD-)?(?:IQ[1-4]_(?:XXS|XS|S|M|L|XL|NL)|Q[1-8]_K(?:_(?:XXS|XS|S|M|L|XL|P))?|Q[1-8]_[01](?:_[48]_[48])?|TQ[12]_0)|I2_S|MXFP4(?:_MOE)?|NVFP4|BF16|FP?16|FP?32|Q[2-8])(?![a-z0-9])/gi;

/**
 * What a path says of its file's quantisation: the file's name, else the folder that it is in.
 *
 * @returns null where none says anything
 */
export function quantisationNamed(path: string): string | null {
  const [found] = path.split('/').reverse().flatMap(lastNamed);
  return found?.toUpperCase().replace(/^FP/, 'F') ?? null;
}

/** A file's name without its quantisation: what the files of one model have in common. */
export function withoutQuantisation(fileName: string): string {
  const found = lastNamed(fileName).at(0);
  if (found === undefined) return fileName;
  const at = fileName.lastIndexOf(found);
  const before = fileName.slice(0, at).replace(/[-._]$/, '');
  return before + fileName.slice(at + found.length);
}

function lastNamed(name: string): string[] {
  return [...name.matchAll(inName)].slice(-1).map(([found]) => found);
}

/** Bits of a weight, about: the number in the name; null where it has none. */
export function quantisationBits(name: string): number | null {
  const [, bits] = /^(?:UD-)?(?:MXFP|NVFP|BF|I?Q|TQ|F|I)(\d+)/.exec(name) ?? [];
  return bits === undefined ? null : Number(bits);
}

/** Whether two names can be of one file: mixtures go by names of their own, only their bits have to agree. */
export function haveSameBits(one: string, other: string): boolean {
  return quantisationBits(one) === quantisationBits(other);
}

/**
 * What a file is quantised as: its name says more than its head, as long as the two agree.
 *
 * @param inHead null: the head does not say
 */
export function quantisationOf(path: string, inHead: string | null): string | null {
  const named = quantisationNamed(path);
  if (named === null || inHead === null) return named ?? inHead;
  return haveSameBits(named, inHead) ? named : inHead;
}
