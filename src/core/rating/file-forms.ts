/** All that reading and writing votes' files takes, in one piece, to be loaded when it is needed. */
import { readVotes } from './read-votes';
import { votesToCsv } from './vote-csv';
import { inFiles } from './vote-portions';
import { votesToJson } from './vote-json';

export const read = readVotes;
export const write = { json: inFiles(votesToJson), csv: inFiles(votesToCsv) } as const;
