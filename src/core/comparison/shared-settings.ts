import type { SamplingName } from '../settings/sampling';
import type { RunConfig } from './run-config';
import type { ColumnSettings } from './workspace';

type Sharing = 'sameSeed' | 'sameSampling';

/** Which switch of the run config has the first column decide a setting for all; undefined where each has its own. */
export function sharedBy(
  name: SamplingName,
  { sameSeed, sameSampling }: Pick<RunConfig, Sharing>,
): Sharing | undefined {
  if (name === 'seed') return sameSeed ? 'sameSeed' : undefined;
  return sameSampling ? 'sameSampling' : undefined;
}

/** What each column is asked with: where something is shared, the first column gives it. */
export function sharedSettings(
  columns: readonly ColumnSettings[],
  { sameSeed, sameSampling }: Pick<RunConfig, 'sameSeed' | 'sameSampling'>,
): ColumnSettings[] {
  const [first] = columns;
  if (!first) return [];
  return columns.map((own) => ({
    ...(sameSampling ? { ...first, systemPrompt: own.systemPrompt } : own),
    seed: sameSeed ? first.seed : own.seed,
  }));
}
