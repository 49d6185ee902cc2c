import { ggufHeadBytes } from './head';

/** Bytes of a file, `to` not among them. */
export interface ByteSpan {
  readonly from: number;
  readonly to: number;
}

const samples = 32;
const sampleBytes = 128 * 2 ** 10;

/**
 * What of a GGUF file is hashed to know it again, one span after another: all that its head, with the
 * directory of its tensors, can take, and samples of its weights at even distances to its very end. Heads
 * alone are the same for two trainings of one model, and 40 GB are too much to read for a question.
 */
export function fingerprintSpans(sizeBytes: number): readonly ByteSpan[] {
  const from = Math.min(sizeBytes, ggufHeadBytes);
  const head = { from: 0, to: from };
  const restBytes = sizeBytes - from;
  if (restBytes <= samples * sampleBytes) return [head, { from, to: sizeBytes }];
  const lastBytes = restBytes - sampleBytes;
  const starts = Array.from(
    { length: samples },
    (_, at) => from + Math.floor((lastBytes * at) / (samples - 1)),
  );
  return [head, ...starts.map((start) => ({ from: start, to: start + sampleBytes }))];
}
