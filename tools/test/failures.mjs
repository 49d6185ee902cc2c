// @ts-check
/**
 * Takes out of the reports of test programs what failed and what it said, so that the end of a long
 * run's output tells it: often only the end is kept.
 */

/** @typedef {{ name: string, message: string }} Failure */

const mostLines = 20;
const mostLinesOfScreen = 40;
const longestLine = 1000;
/** Under this name a test that failed has attached what its page showed then. */
export const screenAttachment = 'what the page showed';
// What colours a terminal: https://en.wikipedia.org/wiki/ANSI_escape_code#SGR
// eslint-disable-next-line no-control-regex
const colours = /\u001b\[[0-9;]*m/g;

/**
 * Without colours, and no longer than is read.
 *
 * @param {readonly string[]} messages
 */
export const shortened = (messages, lines = mostLines) =>
  messages
    .join('\n')
    .replace(colours, '')
    .split('\n')
    .slice(0, lines)
    .map((line) => line.slice(0, longestLine))
    .join('\n');

/**
 * @param {{ testResults: { name: string, message?: string, status: string,
 *   assertionResults: { status: string, fullName: string, failureMessages?: string[] }[] }[] }} report of `vitest --reporter=json`
 * @returns {Failure[]}
 */
export function failuresOfVitest({ testResults }) {
  return testResults.flatMap(({ name, message, status, assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    // A file that could not be run has no tests that failed.
    if (status === 'failed' && failed.length === 0)
      return [{ name, message: shortened([message ?? '']) }];
    return failed.map(({ fullName, failureMessages }) => ({
      name: fullName,
      message: shortened(failureMessages ?? []),
    }));
  });
}

/**
 * @typedef {{ title: string, suites?: Suite[], specs?: Spec[] }} Suite
 * @typedef {{ message?: string, location?: { file: string, line: number } }} TestError
 * @typedef {{ errors?: TestError[], attachments?: { name: string, body?: string }[] }} TestResult
 * @typedef {{ title: string, ok: boolean, tests: { results: TestResult[] }[] }} Spec
 */

/** @param {TestError} error */
const toldBy = ({ message = '', location }) =>
  location ? `${location.file}:${location.line}\n${message}` : message;

/**
 * What a try said, and what its pages showed. Attachments are in base64.
 *
 * @param {TestResult} result
 */
function messageOf({ errors = [], attachments = [] }) {
  const screens = attachments.flatMap(({ name, body }) =>
    name === screenAttachment && body !== undefined ? Buffer.from(body, 'base64').toString() : [],
  );
  return [
    ...errors.map((error) => shortened([toldBy(error)])),
    ...screens.map((screen) => shortened([`${screenAttachment}:`, screen], mostLinesOfScreen)),
  ].join('\n');
}

/**
 * @param {{ suites: Suite[], errors?: { message?: string }[] }} report of Playwright's json reporter
 * @returns {Failure[]}
 */
export function failuresOfPlaywright({ suites, errors = [] }) {
  /** @param {Suite} suite @param {string[]} titles @returns {Failure[]} */
  const inSuite = (suite, titles) => [
    ...(suite.specs ?? [])
      .filter(({ ok }) => !ok)
      .map(({ title, tests }) => ({
        name: [...titles, suite.title, title].join(' > '),
        message: tests.flatMap(({ results }) => results.map(messageOf)).join('\n'),
      })),
    ...(suite.suites ?? []).flatMap((inner) => inSuite(inner, [...titles, suite.title])),
  ];
  return [
    ...errors.map(({ message }) => ({
      name: 'the run itself',
      message: shortened([message ?? '']),
    })),
    ...suites.flatMap((suite) => inSuite(suite, [])),
  ];
}
