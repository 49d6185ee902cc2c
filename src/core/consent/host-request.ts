import type { Model } from '../catalogue/model';
import { hostOf, placesOf } from '../catalogue/reach';
import type { HubFolder } from '../hub/folder';

/** What other hosts are to be asked for: a person is told, before the first request to one. */
export type HostRequest =
  /** The files of a model, which are kept. */
  | { readonly kind: 'download'; readonly model: Model }
  /** What a repository of the hub is: the list of its files, and the small ones that describe it. */
  | { readonly kind: 'look-up'; readonly folder: HubFolder }
  /** Its newest commit, for a model that is here. */
  | { readonly kind: 'newest-commit'; readonly folder: HubFolder }
  /** The beginning of one of its files. */
  | {
      readonly kind: 'head';
      readonly folder: HubFolder;
      readonly path: string;
      readonly mostBytes: number;
    }
  /** Models by name: the words go to the hub. */
  | { readonly kind: 'search'; readonly origin: string; readonly words: string };

/** The hosts that the first requests for it go to; none where all lies on the site itself. */
export function hostsAsked(request: HostRequest): readonly string[] {
  if (request.kind === 'download') return placesOf(request.model);
  const origin = request.kind === 'search' ? request.origin : request.folder.origin;
  return [hostOf(origin) ?? []].flat();
}
