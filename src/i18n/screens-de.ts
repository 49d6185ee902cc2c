import { comparison } from './comparison/de';
import { difference } from './difference/de';
import { link } from './comparison/link-de';
import { adapterHelp } from './failures/adapter-help-de';
import { failures } from './failures/de';
import { keeping } from './keeping/de';
import { models } from './models/de';
import { packs } from './packs/de';
import { packFailures } from './packs/failures-de';
import { privacy } from './privacy/de';
import { promptWords as prompts } from './prompts/de';
import { promptFailures } from './prompts/failures-de';
import { ratings } from './ratings/de';
import { voteFailures } from './ratings/failures-de';
import { reading } from './reading/de';
import { records } from './records/de';
import { recordsFailures } from './records/failures-de';
import type { ScreenMessages } from './screens-en';

export const screenMessages: ScreenMessages = {
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
