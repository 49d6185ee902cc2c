import type { Pause } from '../../core/store/model-store';
import type { Language } from '../language.svelte';

/** Why a host is not asked just now, and when it is asked again. */
export function pauseText(language: Language, pause: Pause): string {
  const { pauseAfter } = language.words('failures');
  const isBusy = pause.refusal === 'too-many-requests';
  return pauseAfter[isBusy ? 'too-many-requests' : 'other'](pause);
}
