import type { ServerResponse } from 'node:http';
import type { Fault } from './fault';

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
