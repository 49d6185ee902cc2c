import type { StoreFailure } from '../store/failures';
import type { FileKind } from './file-kind';
import type { GgufFile } from '../gguf/file';
import type { GgufProblem } from '../gguf/head';

/** How an entry of a pack differs from the one that the manifest announces at its place. */
export type EntryProblem =
  /** A hard or symbolic link, a folder, a device: a pack holds plain files alone. */
  | 'not-a-file'
  /** A name that leads out of the pack's own folder: absolute, or with `..` in it. */
  | 'escapes'
  /** Another name: an entry is missing, added, doubled or out of order. */
  | 'other-name'
  /** Another size than the manifest says. */
  | 'other-size'
  /** No tar header, or one with fields that a pack does not use. */
  | 'header'
  /** Bytes between two entries, or after the last one, that are not zero. */
  | 'padding';

/** GGUF files that lie in a folder. */
export interface GgufFolder {
  /** The largest of them, or the first part that is there of the model that it is a part of. */
  readonly fileName: string;
  readonly files: number;
  /** Of the model that it is a part of, how many parts are there; null where it is whole. */
  readonly parts: { readonly there: number; readonly count: number } | null;
}

/** Everything that can go wrong with packs and folders of models; each has words in the interface. */
export type PackFailure =
  | StoreFailure
  | { readonly kind: 'not-a-pack'; readonly found: FileKind }
  /** A GGUF file: it has to be built into a model first. */
  | ({ readonly kind: 'gguf' } & GgufFile)
  /** A GGUF file that nothing can be built of. */
  | { readonly kind: 'gguf-unusable'; readonly fileName: string; readonly problem: GgufProblem }
  | { readonly kind: 'pack-version'; readonly version: number }
  /** `problems` holds one line per violation: where in the manifest, and what is wrong there. */
  | { readonly kind: 'broken-manifest'; readonly problems: readonly string[] }
  | {
      readonly kind: 'manifest-too-large';
      readonly sizeBytes: number;
      readonly mostBytes: number;
    }
  /** The file ends at `atBytes`, within or before this entry. */
  | { readonly kind: 'pack-cut'; readonly entry: string; readonly atBytes: number }
  /** The file goes on after the end of the pack. */
  | { readonly kind: 'pack-longer'; readonly extraBytes: number }
  | {
      readonly kind: 'wrong-entry';
      readonly problem: EntryProblem;
      /** Name of the entry that belongs there. */
      readonly entry: string;
      /** Name that was found there, shortened. */
      readonly found: string;
      /** Where its header begins in the file. */
      readonly atBytes: number;
    }
  /** Bytes that differ from their hash: in a pack or a folder from outside. */
  | { readonly kind: 'altered-file'; readonly file: string }
  /** The pack has a signature, and it is not one of this manifest. */
  | { readonly kind: 'bad-signature' }
  /** The file is not the one that was looked at before. */
  | { readonly kind: 'pack-changed' }
  /** The file could not be read: taken away, changed meanwhile, or not permitted. */
  | { readonly kind: 'unreadable'; readonly file: string; readonly detail: string }
  | { readonly kind: 'not-written'; readonly full: boolean; readonly detail: string }
  /** What a folder lacks to be a model. */
  | { readonly kind: 'wrong-folder'; readonly missing: readonly string[] }
  /** A folder of GGUF files, which are chosen by themselves. */
  | ({ readonly kind: 'gguf-folder' } & GgufFolder)
  /** A file of a folder that cannot be read as what it should be. */
  | { readonly kind: 'broken-file'; readonly file: string; readonly problem: string }
  /** What Git LFS leaves in a folder in place of a file that was not fetched. */
  | { readonly kind: 'lfs-pointer'; readonly file: string }
  /** The record does not say which of the model's files is its library. */
  | { readonly kind: 'library-unknown'; readonly modelId: string };

/** Why the key that packs are signed with was not made, taken or kept. */
export type KeyFailure =
  /** The browser has no Ed25519. */
  | { readonly kind: 'unsupported' }
  /** Or the file was changed: the two look the same. */
  | { readonly kind: 'wrong-passphrase' }
  | { readonly kind: 'not-a-key' }
  | { readonly kind: 'not-kept'; readonly failure: StoreFailure };
