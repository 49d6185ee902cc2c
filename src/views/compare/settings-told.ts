import type { Model } from '../../core/catalogue/model';
import { defaultSettings } from '../../core/comparison/first-workspace';
import type { ColumnSettings } from '../../core/comparison/workspace';
import { samplingNames } from '../../core/settings/sampling';
import type { Language } from '../../i18n/language.svelte';

/** Sampling settings in words, as far as they are not a model's defaults; all of them where it is not known (any more). */
export function samplingTold(
  { messages }: Language,
  settings: ColumnSettings,
  model: Model | undefined,
): string[] {
  const usual = model && defaultSettings(model);
  return samplingNames
    .filter((name) => settings[name] !== usual?.[name])
    .map((name) =>
      messages.compare.setting({ name: messages.settings[name], value: settings[name] }),
    );
}

/** All settings of a column in words: its sampling, and whether it has a system prompt. */
export function settingsTold(
  language: Language,
  settings: ColumnSettings,
  model: Model | undefined,
): readonly string[] {
  const told = samplingTold(language, settings, model);
  const { ownSystemPrompt } = language.messages.compare;
  return settings.systemPrompt === '' ? told : [...told, ownSystemPrompt];
}
