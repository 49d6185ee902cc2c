// @ts-check
/**
 * Takes out of the reports of test programs what failed and what it said, so that the end of a long
 * run's output tells it: often only the end is kept.
 */

/** @typedef {{ name: string, message: string }} Failure */

const longestMessage = 1500;
// What colours a terminal: https://en.wikipedia.org/wiki/ANSI_escape_code#SGR
// eslint-disable-next-line no-control-regex
const colours = /\u001b\[[0-9;]*m/g;

/** Without colours, and no longer than is read. @param {string[]} messages */
export const shortened = (messages) =>
  messages.join('\n').replace(colours, '').slice(0, longestMessage);

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
 * @typedef {{ title: string, ok: boolean,
 *   tests: { results: { errors?: { message?: string }[] }[] }[] }} Spec
 */

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
        message: shortened(
          tests.flatMap(({ results }) =>
            results.flatMap((result) => (result.errors ?? []).map(({ message }) => message ?? '')),
          ),
        ),
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
