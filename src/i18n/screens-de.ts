import { models } from './models/de';
import { packs } from './packs/de';
import { packFailures } from './packs/failures-de';
import { privacy } from './privacy/de';
import { ratings } from './ratings/de';
import { voteFailures } from './ratings/failures-de';
import type { ScreenMessages } from './screens-en';

export const screenMessages: ScreenMessages = {
  models,
  packs,
  packFailures,
  privacy,
  ratings,
  voteFailures,
};
