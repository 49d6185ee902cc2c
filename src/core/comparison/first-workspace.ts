import type { Model } from '../catalogue/model';
import { advisedNames, defaultSampling } from '../settings/sampling';
import { firstRunConfig } from './run-config';
import type { ColumnRecord, ColumnSettings, Workspace } from './workspace';

/** The settings that a column starts with: the producer's advice where there is any, else the table's defaults. */
export function defaultSettings({ sampling }: Model): ColumnSettings {
  // Advice of a later version is carried along in the model, unchecked: it is none of these settings.
  const advised = advisedNames.map(
    (name) => [name, sampling?.[name] ?? defaultSampling[name]] as const,
  );
  return { ...defaultSampling, ...Object.fromEntries(advised), systemPrompt: '' };
}

export function newColumn(
  id: string,
  model: Model,
  change?: Partial<ColumnSettings>,
): ColumnRecord {
  const settings = { ...defaultSettings(model), ...change };
  return { id, modelId: model.id, settings, turns: [], shownId: null };
}

/** A column's settings under another model: a value that is the former model's default becomes this one's. */
export function settingsUnder(
  model: Model,
  settings: ColumnSettings,
  before: Model | undefined,
): ColumnSettings {
  if (!before) return settings;
  const former = defaultSettings(before);
  const advised = defaultSettings(model);
  const changed = advisedNames
    .filter((name) => settings[name] === former[name])
    .map((name) => [name, advised[name]] as const);
  return { ...settings, ...Object.fromEntries(changed) };
}

/** What a further column starts with: a model that no column shows yet, where there is one. */
export function nextModel(
  models: readonly Model[],
  columns: readonly { readonly modelId: string }[],
): Model | undefined {
  return models.find(({ id }) => columns.every(({ modelId }) => modelId !== id)) ?? models[0];
}

/**
 * What a first visit shows, so that there is something to compare from the first press on: the
 * first two models of the catalogue, the first taking the likeliest token each time; where there is
 * one alone, the same once more with greater freedom.
 */
export function firstWorkspace(
  first: Model,
  second: Model | undefined,
  newId: () => string,
  drawSeed: number,
): Workspace {
  const columns = [
    newColumn(newId(), first, { temperature: 0 }),
    second ? newColumn(newId(), second) : newColumn(newId(), first, { temperature: 0.8 }),
  ];
  return {
    draft: '',
    responseSchema: null,
    origin: null,
    controls: firstRunConfig(drawSeed),
    round: null,
    columns,
  };
}
