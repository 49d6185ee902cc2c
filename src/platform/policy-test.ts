/** How long the browser may take to report what it has refused. */
const mostReportMs = 2000;

/**
 * The page's policy as the browser enforces it, found by a request that it has to refuse: `data:`
 * holds its own answer, so that nothing is sent even where no policy is. What counts is the browser's
 * own report of what it refused.
 *
 * @returns the whole policy in the browser's words; undefined where nothing refused the request
 */
export async function testPolicy(): Promise<string | undefined> {
  const listening = new AbortController();
  const { signal } = listening;
  const reported = new Promise<string>((resolve) => {
    const note = (event: SecurityPolicyViolationEvent): void => {
      if (event.disposition === 'enforce' && event.effectiveDirective === 'connect-src') {
        resolve(event.originalPolicy);
      }
    };
    document.addEventListener('securitypolicyviolation', note, { signal });
  });
  const isRefused = await fetch('data:,').then(
    () => false,
    () => true,
  );
  // The report is a task of its own, which on a busy device can come after the failure.
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, mostReportMs));
  const policy = isRefused ? await Promise.race([reported, late]) : undefined;
  listening.abort();
  return policy;
}
