import type { Commit, HubFile, HubRepository } from './repository';

/** What the hub's API says of a repository at a commit. */
export function modelInfo({ id, card }: HubRepository, { sha, madeAtMs, files }: Commit): object {
  const { licence, isGated = false, baseModel, languages, gguf } = card;
  return {
    id,
    sha,
    lastModified: new Date(madeAtMs).toISOString(),
    gated: isGated && 'auto',
    tags: tagsOf(card),
    cardData: { license: licence, base_model: baseModel, language: languages },
    siblings: [...files.values()].map(({ path, bytes }) => ({
      rfilename: path,
      size: bytes.byteLength,
    })),
    ...(gguf && { gguf }),
  };
}

/** What the tree of a commit says of its files. */
export function tree({ files }: Commit): readonly object[] {
  return [...files.values()].map(treeEntry);
}

/** What a search finds: repositories whose names have the words, and of each what was asked for. */
export function searchResult(
  repositories: Iterable<HubRepository>,
  query: URLSearchParams,
): readonly object[] {
  const words = (query.get('search') ?? '').toLowerCase();
  const found = [...repositories].filter(({ id }) => id.toLowerCase().includes(words));
  return found.slice(0, Number(query.get('limit'))).map(({ id, card }) => {
    const { isGated = false, downloads = 0 } = card;
    const all = { gated: isGated && 'auto', downloads, tags: tagsOf(card) };
    const asked = Object.entries(all).filter(([field]) => query.getAll('expand').includes(field));
    return { _id: '0', id, ...Object.fromEntries(asked) };
  });
}

function tagsOf({ tags = [], licence }: HubRepository['card']): readonly string[] {
  return [...tags, ...(licence === undefined ? [] : [`license:${licence}`])];
}

function treeEntry({ path, bytes, oid, lfsOid }: HubFile): object {
  const size = bytes.byteLength;
  const lfs = lfsOid === undefined ? {} : { lfs: { oid: lfsOid, size, pointerSize: 134 } };
  return { type: 'file', oid, size, path, ...lfs };
}
