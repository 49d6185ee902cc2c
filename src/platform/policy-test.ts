/**
 * The page's policy as the browser enforces it, found by a request that it has to refuse: `data:`
 * holds its own answer, so that nothing is sent even where no policy is. What counts is the browser's
 * own report of what it refused.
 *
 * @returns the whole policy in the browser's words; undefined where nothing refused the request
 */
export async function testPolicy(): Promise<string | undefined> {
  let policy: string | undefined;
  const note = (event: SecurityPolicyViolationEvent): void => {
    if (event.disposition === 'enforce' && event.effectiveDirective === 'connect-src') {
      policy = event.originalPolicy;
    }
  };
  document.addEventListener('securitypolicyviolation', note);
  await fetch('data:,').catch(() => undefined);
  // The report is a task of its own, queued before the request failed.
  await new Promise((resolve) => setTimeout(resolve));
  document.removeEventListener('securitypolicyviolation', note);
  return policy;
}
