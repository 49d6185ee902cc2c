/** Messages of Svelte's own errors are addresses that explain them. */
const ownMessage = /^https:\/\/svelte\.dev\/e\/\w+$/;

/**
 * What helps to find out why something could not be drawn. It holds nothing that a person or a model
 * wrote: messages of errors quote what they were about, so that they are left out, wherever they
 * stand.
 *
 * @param what could not be drawn, in the page's words
 */
export function failureReport(error: unknown, what: string, browser: string): string {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error();
  // One of several lines could have a line that looks like a frame.
  const frames = (message.includes('\n') ? stack.split(message).join('') : stack)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at .*:\d+:\d+\)?$|^[^\s@]*@\S*:\d+:\d+$/.test(line));
  const report = {
    what,
    error: error instanceof Error ? name : typeof error,
    ...(ownMessage.test(message) && { message }),
    frames: error instanceof Error ? frames : [],
    browser,
  };
  return JSON.stringify(report, null, 2);
}
