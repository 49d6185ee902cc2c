/**
 * How long the report of a refused request may take, in milliseconds. Chromium sends it before the
 * request fails; Firefox from another thread, often a little later.
 */
const mostReportMs = 2_000;

/** The report of a `connect-src` that is in force. */
function isRefusal(event: Event): boolean {
  return (
    'disposition' in event &&
    event.disposition === 'enforce' &&
    'effectiveDirective' in event &&
    event.effectiveDirective === 'connect-src'
  );
}

/**
 * Whether the browser's policy refuses a request. One that fails for another reason (no network)
 * proves nothing, so what counts is the policy's own report.
 *
 * @param reporting where reports come in: the worker's global object
 */
export async function isRefusedByPolicy(
  reporting: EventTarget,
  request: () => Promise<unknown>,
): Promise<boolean> {
  const listening = new AbortController();
  const reported = new Promise<boolean>((resolve) => {
    const note = (event: Event): void => {
      if (isRefusal(event)) resolve(true);
    };
    reporting.addEventListener('securitypolicyviolation', note, { signal: listening.signal });
  });
  const isAnswered = await request().then(
    () => true,
    () => false,
  );
  const inVain = new Promise<boolean>((resolve) => {
    setTimeout(resolve, isAnswered ? 0 : mostReportMs, false);
  });
  const isRefused = await Promise.race([reported, inVain]);
  listening.abort();
  return isRefused;
}
