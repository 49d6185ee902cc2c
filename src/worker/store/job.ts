import type { Model } from '../../core/catalogue/model';
import { failed, type Outcome } from '../../core/outcome';
import type { Random } from '../../core/ports';
import type { StoreFailure } from '../../core/store/failures';
import type { FetchProgress } from '../../core/store/model-store';
import type { Reach } from './request';
import type { Delay } from './delay';
import type { ModelRepository } from './model-repository';

export const aborted: Outcome<never, StoreFailure> = failed({ kind: 'aborted' });

export interface DownloadContext extends Reach {
  readonly repository: ModelRepository;
  readonly delay: Delay;
  readonly random: Random;
  /** Told of a pause before a request is repeated; returns what is to be called at its end. */
  readonly onPause?: (ms: number, after: StoreFailure) => () => void;
  /** Bytes in a part of a file that comes in one piece. */
  readonly partBytes: number;
}

export interface DownloadJob {
  readonly model: Model;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: FetchProgress) => void;
}
