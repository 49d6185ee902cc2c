import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Faults, refuse } from './faults';
import type { Commit, HubFile, HubRepository } from './repository';
import { send } from './send';
import { modelInfo, searchResult, tree } from './told';

export const roles = ['hub', 'files', 'libraries'] as const;
export type Role = (typeof roles)[number];

export const hostNames: Readonly<Record<Role, string>> = {
  hub: 'huggingface.co',
  files: 'us.aws.cdn.hf.co',
  libraries: 'raw.githubusercontent.com',
};

const exposed = [
  'X-Repo-Commit',
  'X-Error-Code',
  'X-Error-Message',
  'ETag',
  'Accept-Ranges',
  'Content-Range',
  'X-Linked-Size',
  'X-Linked-ETag',
  'X-Xet-Hash',
].join(',');

/** What each host answers. */
export class HubHosts {
  readonly faults = new Faults();
  readonly asked: string[] = [];
  readonly received: string[] = [];
  readonly sentOn = new Map<string, string>();
  readonly repositories = new Map<string, HubRepository>();
  readonly libraries = new Map<string, Uint8Array>();
  readonly #secret = randomBytes(16);

  constructor(readonly origins: Record<Role, string>) {}

  answer(role: Role, request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://hub.invalid');
    const path = decodeURIComponent(pathname);
    const { method = '', headers } = request;
    this.received.push(JSON.stringify({ method, url: request.url, headers }));
    request.on('data', (bytes: Buffer) => this.received.push(bytes.toString()));
    // A browser that keeps it would show that it was let.
    response.setHeader('Set-Cookie', 'visitor=1; Secure; SameSite=None; Path=/');
    const { host } = new URL(this.origins[role]);
    this.asked.push([method, host + path, headers.range].filter(Boolean).join(' '));
    if (role === 'hub') this.#answerAsHub(request, response, path, searchParams);
    else if (role === 'files') this.#answerAsFiles(request, response, path, searchParams);
    else this.#answerAsLibraries(request, response, path);
  }

  #answerAsHub(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: URLSearchParams,
  ): void {
    response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
    response.setHeader('Vary', 'Origin');
    response.setHeader('Access-Control-Expose-Headers', exposed);
    const [, cached, repo = '', commit = '', cachedFile = ''] =
      /^\/api\/resolve-cache\/(models)\/([^/]+\/[^/]+)\/([^/]+)\/(.+)$/.exec(path) ?? [];
    if (cached !== undefined) {
      this.#sendSmall(request, response, { repo, revision: commit, file: cachedFile });
      return;
    }
    const [, api, id = '', view = '', of = 'main'] =
      /^\/api\/(models)\/([^/]+\/[^/]+)(?:\/(revision|tree)\/([^/]+))?$/.exec(path) ?? [];
    if (api !== undefined) {
      this.#tell(response, { id, view, revision: of });
      return;
    }
    if (path === '/api/models') {
      const fault = this.faults.meet('search', 'api', 'hub');
      if (fault && refuse(fault, response)) return;
      sendJson(response, searchResult(this.repositories.values(), query));
      return;
    }
    const [, name = '', revision = '', file = ''] =
      /^\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/.exec(path) ?? [];
    const fault = this.faults.meet(name, file, 'hub');
    if (fault && refuse(fault, response)) return;
    const found = this.#find(response, name, revision);
    if (!found) return;
    const entry = found.commit.files.get(file);
    // What there is of such a one can be seen, but not had.
    if (found.repository.card.isGated === true) refuse({ kind: 'gated' }, response);
    else if (!entry) refuse({ kind: 'no-entry' }, response);
    else this.#sendOn(response, name, found.commit, entry);
  }

  /** The repository at a revision; that it is not there has been told. */
  #find(
    response: ServerResponse,
    id: string,
    revision: string,
  ): { readonly repository: HubRepository; readonly commit: Commit } | undefined {
    const repository = this.repositories.get(id);
    const commit = repository?.at(revision);
    if (repository && commit) return { repository, commit };
    refuse({ kind: repository ? 'no-revision' : 'no-repository' }, response);
    return undefined;
  }

  #tell(
    response: ServerResponse,
    { id, view, revision }: { id: string; view: string; revision: string },
  ): void {
    const fault = this.faults.meet(id, 'api', 'hub');
    if (fault && refuse(fault, response)) return;
    const found = this.#find(response, id, revision);
    if (!found) return;
    const { repository, commit } = found;
    sendJson(response, view === 'tree' ? tree(commit) : modelInfo(repository, commit));
  }

  /** A small file is sent on within the hub, a large one to a signed address of the file host. */
  #sendOn(response: ServerResponse, repo: string, { sha }: Commit, file: HubFile): void {
    response.setHeader('X-Repo-Commit', sha);
    const path = encodeURI(file.path);
    if (file.lfsOid === undefined) {
      response.setHeader('ETag', `"${file.oid}"`);
      const to = `/api/resolve-cache/models/${repo}/${sha}/${path}`;
      response.writeHead(307, { Location: `${to}?etag=%22${file.oid}%22` }).end();
      return;
    }
    response.setHeader('X-Linked-Size', file.bytes.byteLength);
    response.setHeader('X-Linked-ETag', `"${file.lfsOid}"`);
    const to = `/xet-bridge-us/${repo}/${file.lfsOid}`;
    const signature = this.#signature(to);
    const Location = `${this.origins.files}${to}?Signature=${signature}`;
    response.writeHead(302, { Location }).end();
  }

  #signature(path: string): string {
    return createHmac('sha256', this.#secret).update(path).digest('hex');
  }

  #sendSmall(
    request: IncomingMessage,
    response: ServerResponse,
    { repo, revision, file }: { repo: string; revision: string; file: string },
  ): void {
    const entry = this.repositories.get(repo)?.at(revision)?.files.get(file);
    if (!entry) {
      refuse({ kind: 'no-entry' }, response);
      return;
    }
    response.setHeader('X-Repo-Commit', revision);
    this.#sendFile(request, response, repo, { ...entry, etag: entry.oid });
  }

  #answerAsFiles(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: URLSearchParams,
  ): void {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Expose-Headers', '*');
    const [, repo = '', lfsOid = ''] = /^\/xet-bridge-us\/(.+)\/([^/]+)$/.exec(path) ?? [];
    const entry = this.repositories.get(repo)?.large(lfsOid);
    if (!entry || query.get('Signature') !== this.#signature(path)) {
      refuse({ kind: 'forbidden' }, response);
      return;
    }
    this.#sendFile(request, response, repo, { ...entry, etag: lfsOid });
  }

  #sendFile(
    request: IncomingMessage,
    response: ServerResponse,
    repo: string,
    file: HubFile & { readonly etag: string },
  ): void {
    const fault = this.faults.meet(repo, file.path, 'files');
    if (fault && refuse(fault, response)) return;
    send(request, response, file, fault);
  }

  /** Source: raw.githubusercontent.com sends `*` and five minutes of cache. */
  #answerAsLibraries(request: IncomingMessage, response: ServerResponse, path: string): void {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Cache-Control', 'max-age=300');
    const elsewhere = this.sentOn.get(path);
    if (elsewhere !== undefined) {
      response.writeHead(302, { Location: elsewhere }).end();
      return;
    }
    const bytes = this.libraries.get(path);
    const fault = this.faults.meet('libraries', path, 'files');
    if (fault && refuse(fault, response)) return;
    if (bytes) send(request, response, { bytes, etag: this.#signature(path) }, fault);
    else response.writeHead(404).end('404: Not Found');
  }
}

function sendJson(response: ServerResponse, json: object): void {
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(json));
}
