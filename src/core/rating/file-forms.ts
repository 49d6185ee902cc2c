/** All that reading and writing votes' files takes, in one piece, to be loaded when it is needed. */
import { readVotes } from './read-votes';
import { votesToCsv } from './vote-csv';
import type { VoteForm } from './vote-forms';
import type { Counted } from './vote-store';
import { inFiles } from './vote-portions';
import { votesToJson } from './vote-json';

export const read = readVotes;
export const write: Readonly<Record<VoteForm, (votes: Counted) => readonly string[]>> = {
  json: inFiles(votesToJson),
  csv: inFiles(votesToCsv),
};
