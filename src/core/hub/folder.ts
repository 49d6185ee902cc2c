/** A folder of files in a repository of Hugging Face's hub, and the addresses that the hub has for it. */
import * as v from 'valibot';
import { PathSchema } from '../catalogue/files';

/** Git's name of a commit: nothing that it stands for ever changes. */
export const CommitSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/, 'not a commit'));

/** A folder of a model's repository, at a revision. */
export interface HubFolder {
  /** `https://huggingface.co`, or a stand-in for it on this machine. */
  readonly origin: string;
  /** Owner and name: `mlc-ai/SmolLM2-135M-Instruct-q0f16-MLC`. */
  readonly repository: string;
  /** A branch, a tag, a pull request's `refs/pr/1`, or a commit. */
  readonly revision: string;
  /** Path of the folder, which ends in `/`; empty for the repository's own. */
  readonly path: string;
}

export const hubOrigin = 'https://huggingface.co';

/** What names a branch unless a person chooses: the hub's own default. */
export const mainBranch = 'main';

const namePattern = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?';

/** Owner and name of a repository. */
export const repositoryPattern = `${namePattern}/${namePattern}`;

/** A stranger's word for a repository, bounded as the hub bounds it. */
export const RepositorySchema = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(new RegExp(`^${repositoryPattern}$`), 'not a repository'),
);

/** The hub, under both of its names, and this machine, where stand-ins of the hub are. */
const originPattern =
  'https://(?:huggingface\\.co|hf\\.co)|http://(?:localhost|127\\.0\\.0\\.1):\\d+';

const folderPattern = new RegExp(
  `^(${originPattern})/(${repositoryPattern})/resolve/((?:refs/(?:pr|convert)/)?[^/?#]+)/([^?#]*)$`,
);

/** A model's folder as a catalogue has it; undefined where it is not in a repository of the hub. */
export function hubFolderOf(address: string): HubFolder | undefined {
  const [, origin = '', repository = '', written = '', path = ''] =
    folderPattern.exec(address) ?? [];
  const revision = unescaped(written);
  if (origin === '' || revision === undefined) return undefined;
  if (path !== '' && !(path.endsWith('/') && v.is(PathSchema, path.slice(0, -1)))) return undefined;
  return { origin: origin.endsWith('hf.co') ? hubOrigin : origin, repository, revision, path };
}

/** The text that a part of an address stands for; undefined where it stands for none. */
export function unescaped(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** Whether the revision is a commit: then nothing has to be looked up. */
export function isCommit(revision: string | null): revision is string {
  return v.is(CommitSchema, revision);
}

/** Where a folder's files are at a revision: what the folder is for WebLLM, and for a download. */
export function folderAddress({ origin, repository, path }: HubFolder, revision: string): string {
  return `${origin}/${repository}/resolve/${escaped(revision)}/${path}`;
}

/** The page on which the hub shows a revision's files to a person. */
export function pageAddress({ origin, repository, path }: HubFolder, revision: string): string {
  return `${origin}/${repository}/tree/${escaped(revision)}/${path}`.replace(/\/$/, '');
}

/** Where the hub tells the commit that a revision stands for now. */
export function revisionAddress({ origin, repository, revision }: HubFolder): string {
  return `${origin}/api/models/${repository}/revision/${escaped(revision)}`;
}

/**
 * Where the hub lists the files of a commit.
 *
 * @param cursor where a further page of the list begins, as the page before it says
 */
export function treeAddress(
  { origin, repository }: HubFolder,
  commit: string,
  cursor?: string,
): string {
  const further = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  return `${origin}/api/models/${repository}/tree/${commit}?recursive=true${further}`;
}

/** A commit as people write it: its beginning is enough to tell it from others. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}

function escaped(revision: string): string {
  return encodeURIComponent(revision);
}
