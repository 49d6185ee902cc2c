import { isAmong } from '../../core/catalogue/reach';
import { failed, success, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import { refusalOf } from '../../core/store/refusal';
import { retryAfterMs } from '../../core/store/retry';

/** What a request may reach. */
export interface Reach {
  /** Absolute address of the page's folder. */
  readonly siteAddress: string;
  /** Names of the hosts beside the site's own that a person has allowed; the policy of the build may have more. */
  readonly allowedHosts: readonly string[];
  /** Whether the browser's policy holds this thread to its hosts: without that no other host is asked. */
  readonly isConfined: () => Promise<boolean>;
}

export interface FileRequest {
  readonly address: string;
  /** The file and the part of it that a failure names. */
  readonly file: string;
  readonly part: string;
  readonly signal: AbortSignal;
  /** A `Range` header; the browser then asks for the bytes as they are, not compressed. */
  readonly range?: string;
}

/**
 * How long a host may send nothing before its answer begins. One that has to fetch a large file from
 * further away first takes some seconds; browsers alone wait for minutes, or for ever.
 */
const silentSeconds = 60;

/** How long the browser may take to report that its policy stopped a request. */
const reportWithinMs = 100;

/** The host as failures name it: undefined for the site's own. */
export function namedHost(address: string, { siteAddress }: Reach): string | undefined {
  const { origin, host } = new URL(address);
  return origin === new URL(siteAddress).origin ? undefined : host;
}

/** What the fields of a failure are that tell of the host. */
export function hostField(host: string | undefined): { readonly host?: string } {
  return host === undefined ? {} : { host };
}

/**
 * Asks a host for a file. The host is checked before, every hop on the way by the browser's policy,
 * and the last one here once more. A web page is never what was asked for. The method is GET, always;
 * neither the browser's cache nor a referrer nor cookies are used.
 */
export async function requestFile(
  reach: Reach,
  request: FileRequest,
): Promise<Outcome<Response, StoreFailure>> {
  const { address, file, part, signal } = request;
  const host = namedHost(address, reach);
  if (host !== undefined && !isAmong(host, reach.allowedHosts)) {
    return failed({ kind: 'host-not-allowed', host });
  }
  if (host !== undefined && !(await reach.isConfined())) {
    return failed({ kind: 'host-refused', host, how: 'no-policy' });
  }
  const from = host ?? new URL(address).host;
  const response = await fetched(request);
  if (signal.aborted) return failed({ kind: 'aborted' });
  if (response === 'refused') {
    return failed({ kind: 'redirect-not-allowed', file, from, to: null });
  }
  if (response === 'silent') {
    return failed({
      kind: 'host-silent',
      file,
      part,
      quietSeconds: silentSeconds,
      ...hostField(host),
    });
  }
  if (response === 'unreachable') {
    return failed({ kind: 'network', file, part, status: null, ...hostField(host) });
  }
  const end = namedHost(response.url, reach);
  const isBeyond = response.redirected && end !== undefined && !isAmong(end, reach.allowedHosts);
  const trouble: StoreFailure | undefined = isBeyond
    ? { kind: 'redirect-not-allowed', file, from, to: end }
    : troubleOf(response, file, part, end);
  if (trouble === undefined) return success(response);
  void response.body?.cancel().catch(() => undefined);
  return failed(trouble);
}

async function fetched(
  request: FileRequest,
): Promise<Response | 'refused' | 'silent' | 'unreachable'> {
  const { address, signal, range } = request;
  let onReport: () => void = () => undefined;
  const reported = new Promise<void>((resolve) => (onReport = resolve));
  // Of a request that was sent on the report names where it began.
  const onViolation = ({ blockedURI }: SecurityPolicyViolationEvent): void => {
    if (address.startsWith(blockedURI)) onReport();
  };
  addEventListener('securitypolicyviolation', onViolation as EventListener);
  const silence = new AbortController();
  const limit = setTimeout(() => {
    silence.abort();
  }, silentSeconds * 1000);
  try {
    return await fetch(address, {
      signal: AbortSignal.any([signal, silence.signal]),
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      ...(range !== undefined && { headers: { Range: range } }),
    });
  } catch {
    if (silence.signal.aborted) return 'silent';
    const late = new Promise<'late'>((resolve) => {
      setTimeout(() => resolve('late'), reportWithinMs);
    });
    return (await Promise.race([reported, late])) === 'late' ? 'unreachable' : 'refused';
  } finally {
    clearTimeout(limit);
    removeEventListener('securitypolicyviolation', onViolation as EventListener);
  }
}

function troubleOf(
  { ok, status, headers }: Response,
  file: string,
  part: string,
  host: string | undefined,
): StoreFailure | undefined {
  if (!ok) {
    const waitMs = retryAfterMs(headers.get('Retry-After'), Date.now());
    const wait = waitMs === undefined ? {} : { retryAfterMs: waitMs };
    const refusal = refusalOf(status, headers.get('X-Error-Code'));
    const why = refusal === undefined ? {} : { refusal };
    return { kind: 'network', file, part, status, ...why, ...hostField(host), ...wait };
  }
  const type = headers.get('Content-Type') ?? '';
  if (!/^(?:text\/html|application\/xhtml\+xml)\b/i.test(type)) return undefined;
  return { kind: 'wrong-content', file, ...hostField(host), content: 'web-page', detail: type };
}
