import type { Model } from '../catalogue/model';

/** SHA-256 of the libraries that the catalogue itself offers: nobody has to be asked about those. */
export function knownLibraries(catalogue: readonly Model[]): ReadonlySet<string> {
  const hashes = catalogue.map(({ library, files }) => {
    if (library.kind === 'address') return library.sha256;
    if (files.kind === 'discovered') return null;
    return files.list.find(({ path }) => path === library.path)?.sha256 ?? null;
  });
  return new Set(hashes.filter((hash) => hash !== null));
}
