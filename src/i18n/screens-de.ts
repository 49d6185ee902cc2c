import { models } from './models/de';
import { packs } from './packs/de';
import { packFailures } from './packs/failures-de';
import { privacy } from './privacy/de';
import { promptWords as prompts } from './prompts/de';
import { promptFailures } from './prompts/failures-de';
import type { ScreenMessages } from './screens-en';

export const screenMessages: ScreenMessages = {
  models,
  packs,
  packFailures,
  privacy,
  prompts,
  promptFailures,
};
