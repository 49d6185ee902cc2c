import { failed } from '../outcome';
import { votesOfCsv } from './vote-csv';
import { voteFileLimits, type VotesRead } from './vote-files';
import { votesOfJson } from './vote-json';

/** The votes of a file of either form, told by how it begins. */
export function votesOf(text: string): VotesRead {
  // Letters, not bytes: a text of more letters has more bytes.
  if (text.length > voteFileLimits.sizeBytes) {
    const { sizeBytes: mostBytes } = voteFileLimits;
    return failed({ kind: 'votes-too-large', sizeBytes: text.length, mostBytes });
  }
  const begins = text.replace(/^\uFEFF/, '').trimStart();
  return begins.startsWith('{') || begins.startsWith('[') ? votesOfJson(begins) : votesOfCsv(text);
}
