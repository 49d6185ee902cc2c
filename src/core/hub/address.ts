/** What a person pastes to name a model of the hub. */
import { failed, success, type Outcome } from '../outcome';
import { hubOrigin, mainBranch, repositoryPattern, unescaped, type HubFolder } from './folder';

/** What an address that names no model's repository is instead. */
export type HubAddressTrouble =
  /** Repositories of another kind: data, or a program that runs at the hub. */
  | { readonly kind: 'dataset' | 'space'; readonly repository: string }
  /** A page of the hub that is no repository: an owner's, a collection, a paper. */
  | { readonly kind: 'other-page' }
  | { readonly kind: 'other-host'; readonly host: string }
  | { readonly kind: 'not-an-address' };

/** A model's repository, and the file in it that the address names. */
export interface HubAddress {
  readonly folder: HubFolder;
  /** Path of a file in the repository; null where the whole is named. */
  readonly file: string | null;
}

const hubHosts = ['huggingface.co', 'www.huggingface.co', 'hf.co', 'www.hf.co'];

/** Pages of the hub beside owners and repositories, where what follows is no repository's name. */
const otherPages = [
  'api',
  'blog',
  'collections',
  'docs',
  'join',
  'learn',
  'login',
  'models',
  'organizations',
  'papers',
  'posts',
  'settings',
  'tasks',
];

const repositoryName = new RegExp(`^${repositoryPattern}$`);

/** What follows a repository's name and tells a revision: a folder, or one file. */
const views = { tree: 'folder', blob: 'file', raw: 'file', resolve: 'file' } as const;

/**
 * Reads an address of the hub: with or without its scheme, under either of the hub's names, at a
 * revision or not; or `owner/name` alone. Files of a folder come from the repository's own.
 */
export function parseHubAddress(text: string): Outcome<HubAddress, HubAddressTrouble> {
  const trimmed = text.trim();
  // An owner's page at the hub, written without its scheme, looks like a repository.
  const isAtHub = hubHosts.includes(trimmed.toLowerCase().split('/')[0] ?? '');
  if (repositoryName.test(trimmed) && !isAtHub) return ofModel(trimmed.split('/'));
  const [, scheme, host = '', path = ''] =
    /^(https?:\/\/)?([^\s/?#@]+)(?:\/([^\s?#]*))?(?:[?#]\S*)?$/i.exec(trimmed) ?? [];
  const name = host.toLowerCase();
  if (!hubHosts.includes(name)) {
    const isHost = scheme !== undefined || /\.[a-z]{2,}$/.test(name);
    return failed(
      isHost && name !== '' ? { kind: 'other-host', host: name } : { kind: 'not-an-address' },
    );
  }
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map(unescaped);
  if (!parts.every((part) => part !== undefined)) return failed({ kind: 'not-an-address' });
  const [first = '', ...rest] = parts;
  if (first === 'datasets' || first === 'spaces') {
    const kind = first === 'datasets' ? 'dataset' : 'space';
    const repository = rest.slice(0, 2).join('/');
    return failed(rest.length < 2 ? { kind: 'other-page' } : { kind, repository });
  }
  return ofModel(first === 'models' && rest.length >= 2 ? rest : parts);
}

function ofModel(parts: readonly string[]): Outcome<HubAddress, HubAddressTrouble> {
  const [owner = '', name = '', view = '', ...after] = parts;
  const repository = `${owner}/${name}`;
  if (!repositoryName.test(repository) || otherPages.includes(owner)) {
    return failed({ kind: 'other-page' });
  }
  const folder = { origin: hubOrigin, repository, revision: mainBranch, path: '' };
  if (!isView(view)) return success({ folder, file: null });
  // The hub writes a pull request's revision with and without escaped slashes.
  const length = after[0] === 'refs' ? 3 : 1;
  const revision = after.slice(0, length).join('/') || mainBranch;
  const path = after.slice(length).join('/');
  return success({
    folder: {
      ...folder,
      revision,
      path: views[view] === 'folder' && path !== '' ? `${path}/` : '',
    },
    file: views[view] === 'file' && path !== '' ? path : null,
  });
}

function isView(view: string): view is keyof typeof views {
  return Object.hasOwn(views, view);
}
