import { models } from './models/en';
import { packs } from './packs/en';
import { packFailures } from './packs/failures-en';
import { privacy } from './privacy/en';
import { ratings } from './ratings/en';
import { voteFailures } from './ratings/failures-en';

/** Words of the screens that a first paint does not show. */
export const screenMessages = { models, packs, packFailures, privacy, ratings, voteFailures };

export type ScreenMessages = typeof screenMessages;
