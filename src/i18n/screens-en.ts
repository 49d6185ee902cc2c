import { comparison } from './comparison/en';
import { difference } from './difference/en';
import { link } from './comparison/link-en';
import { adapterHelp } from './failures/adapter-help-en';
import { failures } from './failures/en';
import { keeping } from './keeping/en';
import { models } from './models/en';
import { packs } from './packs/en';
import { packFailures } from './packs/failures-en';
import { privacy } from './privacy/en';
import { promptWords as prompts } from './prompts/en';
import { promptFailures } from './prompts/failures-en';
import { ratings } from './ratings/en';
import { voteFailures } from './ratings/failures-en';
import { reading } from './reading/en';
import { records } from './records/en';
import { recordsFailures } from './records/failures-en';

/** Words of the screens that a first paint does not show. */
export const screenMessages = {
  adapterHelp,
  comparison,
  difference,
  failures,
  keeping,
  link,
  models,
  packs,
  packFailures,
  privacy,
  prompts,
  promptFailures,
  ratings,
  voteFailures,
  reading,
  records,
  recordsFailures,
};

export type ScreenMessages = typeof screenMessages;
