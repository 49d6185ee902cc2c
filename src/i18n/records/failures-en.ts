import type { RecordsFailureMessages } from '../failure-messages';
import { formatFor } from '../format';

const format = formatFor('en');
const whole = 'Nothing of the file was taken.';

/** Words for runs and files of them. */
export const recordsFailures: RecordsFailureMessages = {
  'runs-too-large': ({ sizeBytes, mostBytes }) => ({
    what: `This file is too large for runs: ${format.bytes(sizeBytes)}, where ${format.bytes(mostBytes)} are allowed.`,
    next: 'Choose a file of runs that this page has exported.',
  }),
  'runs-too-many': ({ mostRuns }) => ({
    what: `This file has more than ${format.number(mostRuns)} runs. ${whole}`,
    next: 'Export fewer of them at a time where it came from.',
  }),
  'runs-not-json': () => ({
    what: 'This file is not JSON, or only part of one.',
    next: 'Choose a JSON file that this page has exported. Web pages and Markdown cannot be brought back.',
  }),
  'runs-other-format': () => ({
    what: 'This file is JSON, but not one of runs.',
    next: 'Choose a file that this screen has exported.',
  }),
  'runs-other-version': ({ version }) => ({
    what: `This file has another version of the format (${version}). ${whole}`,
    next: 'Reload the page while there is a network: a newer version may know it.',
  }),
  'runs-broken': ({ run, detail }) => ({
    what: `${run === 0 ? 'The file' : `Run ${format.number(run)} of the file`} is not as it should be (${detail}). ${whole}`,
    next: 'Export it anew where it came from.',
  }),
  'runs-unreadable': ({ detail }) => ({
    what: `The browser could not read the file: ${detail}`,
    next: 'Choose it again; it may have been moved or changed.',
  }),
  'runs-hidden': () => ({
    what: 'A file would tell which answer is whose, and that is still hidden.',
    next: 'Judge the answers first, or have it shown without judging.',
  }),
  'runs-export-too-large': ({ sizeBytes, mostBytes }) => ({
    what: `The file would have ${format.bytes(sizeBytes)}, and ${format.bytes(mostBytes)} are the most that can be brought back.`,
    next: 'Choose fewer runs at a time.',
  }),
  'run-gone': () => ({
    what: 'This run is not here any more.',
    next: 'It was deleted, perhaps in another tab, or another version of this page has written it.',
  }),
};
