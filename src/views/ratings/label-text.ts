import type { Label } from '../../core/rating/naming';
import type { ScreenMessages } from '../../i18n/screens-en';

/** A contestant in words: "Small, temperature 0 (small 1a2b3c4d)". */
export function labelText(words: ScreenMessages['ratings'], label: Label | undefined): string {
  if (!label) return '';
  const { name, settings, version } = label;
  const named =
    settings === null ? name : `${name}, ${settings === '' ? words.noSettings : settings}`;
  return version === null ? named : `${named} ${words.version(version)}`;
}
