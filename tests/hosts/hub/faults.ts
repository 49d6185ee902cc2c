import type { ServerResponse } from 'node:http';

interface Where {
  /** Id of a repository; absent: every one. */
  readonly repository?: string;
  /** Path of a file in its repository, or `api` for what the hub tells of it; absent: every file. */
  readonly file?: string;
  /** The answers to the first so many requests; absent: all of them. */
  readonly times?: number;
  /** Which host misbehaves: the hub, or the one that has the bytes. Absent: as such faults are met. */
  readonly at?: 'hub' | 'files';
}

/** What a host does instead of sending the file. */
export type Fault = Where &
  (
    | { readonly kind: 'cut'; readonly everyBytes: number }
    /** Sends as much and then nothing, the connection open. */
    | { readonly kind: 'stalls'; readonly afterBytes: number }
    /** Takes the request, and says nothing. */
    | { readonly kind: 'silent' }
    | { readonly kind: 'web-page' }
    | { readonly kind: 'pointer' }
    /** An answer that is well-formed but a byte too short. */
    | { readonly kind: 'short' }
    | { readonly kind: 'altered' }
    /** From the second request on it is another file of the same size, with an ETag of its own. */
    | { readonly kind: 'changed' }
    | { readonly kind: 'gated' }
    | { readonly kind: 'no-entry' }
    | { readonly kind: 'no-revision' }
    /** Private, or not there: the hub does not tell which. */
    | { readonly kind: 'no-repository' }
    | { readonly kind: 'too-many-requests' }
    | { readonly kind: 'server-error'; readonly status?: number }
    /** The file host's answer to an address whose signature is too old. */
    | { readonly kind: 'forbidden' }
  );

const byHub: ReadonlySet<Fault['kind']> = new Set([
  'silent',
  'gated',
  'no-entry',
  'no-revision',
  'no-repository',
  'too-many-requests',
  'server-error',
]);

/** Which of the faults goes for a request, counting how often each has been met. */
export class Faults {
  #all: readonly Fault[] = [];
  readonly #met = new Map<Fault, number>();

  set(faults: readonly Fault[]): void {
    this.#all = faults;
    this.#met.clear();
  }

  /** @param file `api` for what is no file */
  meet(repository: string, file: string, at: 'hub' | 'files'): Fault | undefined {
    const fault = this.#all.find(
      (one) =>
        (one.repository ?? repository) === repository &&
        (file === 'api' ? one.file === 'api' : (one.file ?? file) === file) &&
        (one.at ?? (byHub.has(one.kind) ? 'hub' : 'files')) === at &&
        this.#count(one) < (one.times ?? Infinity),
    );
    if (fault) this.#met.set(fault, this.#count(fault) + 1);
    return fault;
  }

  #count(fault: Fault): number {
    return this.#met.get(fault) ?? 0;
  }

  /** Whether this is not the first time that the fault is met. */
  isRepeated(fault: Fault): boolean {
    return this.#count(fault) > 1;
  }
}

const page = '<!doctype html><title>Log in</title>'.repeat(99);

/** @returns whether the fault is one that sends something else than a file, and has */
export function refuse(fault: Fault, response: ServerResponse): boolean {
  const error = (status: number, code: string | undefined, message: string): true => {
    if (code !== undefined) response.setHeader('X-Error-Code', code);
    response.setHeader('X-Error-Message', message);
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(message);
    return true;
  };
  switch (fault.kind) {
    case 'silent':
      return true;
    case 'gated':
      return error(401, 'GatedRepo', 'Access to this model is restricted.');
    case 'no-entry':
      return error(404, 'EntryNotFound', 'Entry not found');
    case 'no-revision':
      return error(404, 'RevisionNotFound', 'Invalid rev id');
    case 'no-repository':
      return error(401, undefined, 'Invalid username or password.');
    case 'too-many-requests':
      // Neither is exposed: a page cannot read them.
      response.setHeader('Retry-After', '300');
      response.setHeader('RateLimit', '"resolvers";r=0;t=300');
      response.writeHead(429, { 'Content-Type': 'text/html' }).end(page);
      return true;
    case 'server-error':
      response.writeHead(fault.status ?? 503, { 'Content-Type': 'text/html' }).end(page);
      return true;
    case 'web-page':
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page);
      return true;
    case 'forbidden':
      response.writeHead(403, { 'Content-Type': 'application/xml' }).end('<Error/>');
      return true;
    default:
      return false;
  }
}
