/** Settings for tests. */
import { greedySampling } from '../settings/sampling';
import type { ColumnSettings } from './workspace';

export const settings: ColumnSettings = {
  ...greedySampling,
  maxTokens: 8,
  seed: 1,
  systemPrompt: '',
};
