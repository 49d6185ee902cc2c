import type { ModelFile } from '../catalogue/files';
import * as v from 'valibot';
import { growing, readable } from '../growing';

const ResultSchema = growing({
  modelId: v.string(),
  /** Its library and weights (`testedFiles`). */
  files: v.string(),
  /** Vendor and architecture, as far as the browser tells. */
  adapter: v.string(),
  /** The browser and its version, as it names itself. */
  browser: v.string(),
  outcome: v.picklist(['passed', 'failed']),
  /** What the model answered. */
  text: v.string(),
  /** Milliseconds since 1970. */
  atMs: v.number(),
});

export type SelfTestResult = v.InferOutput<typeof ResultSchema>;

/** As many as are kept: browsers and models change, and old results are of no use. */
const mostKept = 100;

/** What is kept between visits; nothing where there is nothing that this version can read. */
export function parseSelfTestResults(kept: string | null): readonly SelfTestResult[] {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), readable(ResultSchema)), kept);
  return result.success ? result.output : [];
}

/** The results with a further one, which takes the place of an earlier one of the same. */
export function withResult(
  results: readonly SelfTestResult[],
  added: SelfTestResult,
): readonly SelfTestResult[] {
  return [...results.filter((result) => !isSame(result, added)), added].slice(-mostKept);
}

type Tested = Pick<SelfTestResult, 'modelId' | 'files' | 'adapter' | 'browser'>;

/** Whether both are of the same model (which has its own question), files, adapter and browser. */
export function isSame(one: Tested, other: Tested): boolean {
  return (['modelId', 'files', 'adapter', 'browser'] as const).every(
    (key) => one[key] === other[key],
  );
}

/** Names the model's library and weights: the beginnings of its files' hashes. */
export function testedFiles(files: readonly Pick<ModelFile, 'sha256'>[]): string {
  return files.map(({ sha256 }) => sha256.slice(0, 8)).join('');
}
