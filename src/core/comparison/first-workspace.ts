import type { Model } from '../catalogue/model';
import type { ColumnRecord, ColumnSettings, Workspace } from './workspace';

/** Columns side by side in this version; the layout takes four. */
export const mostColumns = 2;

/** The settings that a column starts with: the producer's advice, and limits that suit a first try. */
export function defaultSettings(model: Model): ColumnSettings {
  return {
    temperature: model.sampling.temperature,
    topP: model.sampling.topP,
    maxTokens: 256,
    seed: 42,
    repetitionPenalty: 1,
    presencePenalty: 0,
    frequencyPenalty: 0,
    systemPrompt: '',
  };
}

export function newColumn(
  id: string,
  model: Model,
  change?: Partial<ColumnSettings>,
): ColumnRecord {
  const settings = { ...defaultSettings(model), ...change };
  return { id, modelId: model.id, settings, turns: [] };
}

/**
 * What a first visit shows: the first model twice, once taking the likeliest token each time and
 * once with more freedom, so that there is something to compare from the first press on.
 */
export function firstWorkspace(model: Model, newId: () => string): Workspace {
  const columns = [
    newColumn(newId(), model, { temperature: 0 }),
    newColumn(newId(), model, { temperature: 0.8 }),
  ];
  return { draft: '', columns };
}
