import type { Pause } from '../../core/store/model-store';
import type { Messages } from '../../i18n/messages.generated';

/** Why a host is not asked just now, and when it is asked again. */
export function pauseText({ pauseAfter }: Messages['models']['queue'], pause: Pause): string {
  const isBusy = pause.refusal === 'too-many-requests';
  return pauseAfter[isBusy ? 'too-many-requests' : 'other'](pause);
}
