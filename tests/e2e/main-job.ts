/**
 * The specs of the main job, which `npm test` runs: a first answer with the real model, comparing and
 * voting, batches, records, what is kept over a reload and a restart without a server, prompts, models,
 * privacy and its policies. `npm run test:all` runs all others as well.
 */
export const mainJob: readonly string[] = [
  'answers',
  'batch',
  'blind-vote',
  'compare',
  'kept',
  'keyboard',
  'links',
  'models',
  'net-log',
  'offline',
  'owner',
  'page-policy',
  'policies',
  'privacy',
  'prompts',
  'ratings',
  'records',
  'turns',
  'votes',
];
