import * as v from 'valibot';
import { ColumnSettingsSchema, type ColumnSettings } from './workspace';

const PartialSettingsSchema = v.partial(ColumnSettingsSchema);
type SettingValue = readonly [name: keyof ColumnSettings, value: number | string];

/**
 * The settings of a contestant by their names.
 *
 * @returns undefined for what no page of this version has written
 */
export function settingsIn(text: string): readonly SettingValue[] | undefined {
  const parts = text.match(/\w+=(?:"(?:[^"\\]|\\.)*"|[^\s"]+)/g) ?? [];
  if (parts.join(' ') !== text) return undefined;
  const json = parts.map((part) => part.replace(/^(\w+)=/, '"$1":')).join(',');
  try {
    const read = v.safeParse(PartialSettingsSchema, JSON.parse(`{${json}}`));
    if (!read.success) return undefined;
    const values = read.output;
    const names = v.keyof(ColumnSettingsSchema).options;
    const known = new Set<string>(names);
    if (Object.keys(values).some((name) => !known.has(name))) return undefined;
    return names.flatMap((name): SettingValue[] => {
      const value = values[name];
      return value === undefined ? [] : [[name, value]];
    });
  } catch {
    return undefined;
  }
}
