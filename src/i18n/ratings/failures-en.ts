import type { VoteFileFailureMessages } from '../failure-messages';
import { formatFor } from '../format';

const format = formatFor('en');
const whole = 'Nothing of the file was taken.';

/** Words for files of votes. */
export const voteFailures: VoteFileFailureMessages = {
  'votes-too-large': ({ sizeBytes, mostBytes }) => ({
    what: `This file is too large for votes: ${format.bytes(sizeBytes)}, where ${format.bytes(mostBytes)} are allowed.`,
    next: 'Choose a file of votes that this page has exported.',
  }),
  'votes-too-many': ({ mostVotes }) => ({
    what: `This file has more than ${format.number(mostVotes)} votes. ${whole}`,
    next: 'Split it and bring the parts one after another.',
  }),
  'not-votes': () => ({
    what: 'This file holds no votes that this page knows.',
    next: 'Choose a JSON or CSV file that this page has exported. A table has to keep all its columns.',
  }),
  'votes-other-version': ({ version }) => ({
    what: `This file has another version of the format (${version}). ${whole}`,
    next: 'Reload the page while there is a network: a newer version may know it.',
  }),
  'votes-broken': ({ vote, line, detail }) => ({
    what: `${vote === 0 ? 'The file' : `Vote ${format.number(vote)} of the file`}${line === undefined ? '' : `, line ${format.number(line)},`} is not as it should be (${detail}). ${whole}`,
    next: 'Export it anew where it came from. If a spreadsheet has saved it, that may have changed it.',
  }),
  'votes-unreadable': ({ detail }) => ({
    what: `The browser could not read the file: ${detail}`,
    next: 'Choose it again; it may have been moved or changed.',
  }),
};
