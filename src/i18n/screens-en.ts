import { models } from './models/en';
import { packs } from './packs/en';
import { packFailures } from './packs/failures-en';
import { privacy } from './privacy/en';
import { promptWords as prompts } from './prompts/en';
import { promptFailures } from './prompts/failures-en';

/** Words of the screens that a first paint does not show. */
export const screenMessages = { models, packs, packFailures, privacy, prompts, promptFailures };

export type ScreenMessages = typeof screenMessages;
