import { settingsIn } from '../../core/comparison/contestant-settings';
import type { Label, Version } from '../../core/rating/grouping';
import type { Language } from '../../i18n/language.svelte';

/** Longer values, such as system prompts, are shown by their beginning. */
const mostCharacters = 40;

/** A contestant in words: "Small, Temperature 0 (small 1a2b3c4d)". */
export function labelText(language: Language, label: Label | undefined): string {
  if (!label) return '';
  const { name, settings, version } = label;
  const named = settings === null ? name : `${name}, ${settingsText(language, settings)}`;
  return version === null ? named : `${named} ${versionText(language, version)}`;
}

function versionText(language: Language, version: Version): string {
  const t = language.words('ratings').version;
  switch (version.kind) {
    case 'id':
      return t.id(version);
    case 'files':
      return t.files(version);
    case 'unhashed':
      return t.unhashed(version);
  }
}

function settingsText(language: Language, settings: string): string {
  const { messages } = language;
  const { noSettings, settingText } = language.words('ratings');
  if (settings === '') return noSettings;
  // What another version has written stays as it is.
  return (
    settingsIn(settings)
      ?.map(([name, value]) => {
        const called = messages.settings[name];
        if (typeof value === 'number') return messages.compare.setting({ name: called, value });
        return settingText({ name: called, text: shortened(value) });
      })
      .join(', ') ?? settings
  );
}

function shortened(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}
