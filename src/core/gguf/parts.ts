/** Names of GGUF files, and of models that llama.cpp has split into several: "model-00002-of-00003.gguf". */

/** Where a file stands among the parts that a model was split into, counted from 1. */
export interface GgufPart {
  readonly number: number;
  readonly count: number;
}

const ending = /-(\d{5})-of-(\d{5})\.gguf$/i;

/** What a file's name says of its part; null for a file that is whole, or of no part that can be. */
export function partNamed(fileName: string): GgufPart | null {
  const [, number, count] = (ending.exec(fileName) ?? []).map(Number);
  if (number === undefined || count === undefined) return null;
  return count > 1 && number >= 1 && number <= count ? { number, count } : null;
}

/** The name of the first part, which the others are joined from; null where the name tells no part. */
export function firstPartOf(fileName: string): string | null {
  return partNamed(fileName) && fileName.replace(/\d{5}(?=-of-\d{5}\.gguf$)/i, '00001');
}

/** A file's name without what tells its part, and without its ending. */
export function wholeName(fileName: string): string {
  const ofPart = partNamed(fileName) !== null;
  return fileName.replace(ofPart ? ending : /\.gguf$/i, '');
}

export function isGguf(path: string): boolean {
  return /\.gguf$/i.test(path);
}

/** A file's name without the folders that it lies in. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
