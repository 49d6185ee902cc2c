/** What tests of this room stand on. */
import type { ColumnSettings } from './workspace';

export const settings: ColumnSettings = {
  temperature: 0,
  topP: 1,
  maxTokens: 8,
  seed: 1,
  repetitionPenalty: 1,
  presencePenalty: 0,
  frequencyPenalty: 0,
  systemPrompt: '',
};
