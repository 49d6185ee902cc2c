import { finished } from '../bounds/finished';
import { failed } from '../outcome';
import { votesOfCsv } from './vote-csv';
import { voteFileLimits, type VotesRead } from './vote-files';
import { votesOfJson } from './vote-json';

/** The votes of a file of either form, told by how it begins. It stops now and then, and tells how far it is, from 0 to 1. */
export function* readVotes(text: string): Generator<number, VotesRead> {
  // Letters, not bytes: a text of more letters has more bytes.
  if (text.length > voteFileLimits.sizeBytes) {
    const { sizeBytes: mostBytes } = voteFileLimits;
    return failed({ kind: 'votes-too-large', sizeBytes: text.length, mostBytes });
  }
  const begins = text.replace(/^\uFEFF/, '').trimStart();
  const isJson = begins.startsWith('{') || begins.startsWith('[');
  return yield* isJson ? votesOfJson(begins) : votesOfCsv(text);
}

/** The same in one go, for a file that is small. */
export function votesOf(text: string): VotesRead {
  return finished(readVotes(text));
}
