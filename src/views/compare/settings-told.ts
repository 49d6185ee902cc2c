import type { Model } from '../../core/catalogue/model';
import { defaultSettings } from '../../core/comparison/first-workspace';
import type { ColumnSettings } from '../../core/comparison/workspace';
import { samplingNames } from '../../core/settings/sampling';
import type { Language } from '../../i18n/language.svelte';

/** Settings in words, as far as they are not a model's defaults; all of them where it is not known (any more). */
export function settingsTold(
  { messages }: Language,
  settings: ColumnSettings,
  model: Model | undefined,
): readonly string[] {
  const { compare } = messages;
  const usual = model && defaultSettings(model);
  const names = samplingNames.filter((name) => settings[name] !== usual?.[name]);
  return [
    ...names.map((name) =>
      compare.setting({ name: messages.settings[name], value: settings[name] }),
    ),
    ...(settings.systemPrompt === '' ? [] : [compare.ownSystemPrompt]),
  ];
}
