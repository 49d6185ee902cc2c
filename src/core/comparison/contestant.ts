import * as v from 'valibot';
import type { Contestant } from '../rating/vote';
import { laterDefaults } from '../settings/later-defaults';
import { fullName } from './full-name';
import { ColumnSettingsSchema, type ColumnSettings } from './workspace';

/**
 * A column as it stands in a vote.
 *
 * @param modelHash SHA-256 over the model's files; null where it is not known
 * @param usual what the model starts with: what differs from it sets the column apart
 */
export function contestantOf(
  model: { readonly id: string; readonly name: string; readonly quantisation: string },
  modelHash: string | null,
  settings: ColumnSettings,
  usual: ColumnSettings,
): Contestant {
  return {
    modelId: model.id,
    modelName: fullName(model),
    modelHash,
    settings: settingsText(settings, usual),
  };
}

/**
 * A column whose model the page does not know (any more), as it stands in a vote: its files are not
 * recorded, and since nobody knows what is usual, all of its settings are.
 */
export function unknownContestant(
  { modelId, modelName }: { readonly modelId: string; readonly modelName: string },
  settings: ColumnSettings,
): Contestant {
  return {
    modelId,
    modelName,
    modelHash: null,
    settings: settingsText(settings, Object.fromEntries(laterDefaults)),
  };
}

/**
 * What differs from the usual, as text: the same settings give the same text. The seed sets nothing
 * apart, nor does what is carried along from a later version: it is not asked with here.
 */
function settingsText(settings: ColumnSettings, usual: Partial<ColumnSettings>): string {
  return v
    .keyof(ColumnSettingsSchema)
    .options.filter((name) => name !== 'seed' && settings[name] !== usual[name])
    .map((name) => `${name}=${JSON.stringify(settings[name])}`)
    .join(' ');
}
