import { models } from './models/de';
import { packs } from './packs/de';
import { packFailures } from './packs/failures-de';
import { privacy } from './privacy/de';
import type { ScreenMessages } from './screens-en';

export const screenMessages: ScreenMessages = { models, packs, packFailures, privacy };
