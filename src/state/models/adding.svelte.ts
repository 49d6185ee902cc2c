import type { AddedEntry, GgufEntry, MlcEntry } from '../../core/added/entry';
import {
  isMlc,
  modelOfRepository,
  offeredLibraries,
  type ChosenLibrary,
  type MlcRepository,
  type OfferedLibraries,
} from '../../core/added/repository-model';
import { ggufEntryOf } from '../../core/added/gguf-entry';
import {
  addressInFile,
  addressInLink,
  entryFileText,
  mostEntryFileBytes,
  type SharedEntryTrouble,
} from '../../core/added/shared-entry';
import { allNames, hostOf, isAmong } from '../../core/catalogue/reach';
import type { GgufFacts } from '../../core/gguf/facts';
import type { GgufChoice } from '../../core/gguf/files';
import { isGguf, type GgufRepository } from '../../core/gguf/repository';
import { parseHubAddress, type HubAddressTrouble } from '../../core/hub/address';
import { hubOrigin } from '../../core/hub/folder';
import type { HubHit } from '../../core/hub/search';
import type { HubReader, HubRepository } from '../../core/store/hub-repository';
import type { Outcome } from '../../core/outcome';
import type { Calendar } from '../../core/ports';
import type { DiscoveredModel } from '../../core/store/discovery';
import type { StoreFailure } from '../../core/store/failures';
import type { Pause } from '../../core/store/model-store';
import type { Added } from './added.svelte';
import type { Downloads } from './downloads.svelte';
import type { Models } from './models.svelte';

export interface AddingPorts {
  readonly hub: Pick<HubReader, 'look' | 'search' | 'head'>;
  readonly models: Pick<Models, 'ports' | 'siteOnly'>;
  readonly added: Pick<Added, 'add'>;
  readonly downloads: Pick<Downloads, 'add'>;
  readonly calendar: Calendar;
  /** Hands the text of a file over as a download. */
  readonly save: (text: string, name: string) => void;
}

/** Why an address leads to nothing that can be added. */
export type LookTrouble =
  | HubAddressTrouble
  | StoreFailure
  | SharedEntryTrouble
  | { readonly kind: 'unusable'; readonly problem: string };

/** The hub is being asked. */
interface Asking<Kind extends string> {
  readonly kind: Kind;
  /** It has refused, and is asked again by itself; undefined where it has not. */
  readonly pause: Pause | undefined;
}

/** What has become of an address. */
export type LookStatus =
  | { readonly kind: 'idle' }
  | Asking<'looking'>
  | { readonly kind: 'failed'; readonly trouble: LookTrouble }
  /** In MLC's layout: it becomes a model once a library is chosen. */
  | {
      readonly kind: 'mlc';
      readonly repository: MlcRepository;
      readonly libraries: OfferedLibraries;
    }
  /** `file`: path of the one that the address names; null: of none. */
  | { readonly kind: 'gguf'; readonly repository: GgufRepository; readonly file: string | null }
  /** Nothing in it that this page can run, or read. */
  | { readonly kind: 'other'; readonly repository: HubRepository }
  | { readonly kind: 'added'; readonly name: string };

export type SearchStatus =
  | { readonly kind: 'idle' }
  | Asking<'searching'>
  | { readonly kind: 'failed'; readonly failure: StoreFailure }
  | { readonly kind: 'found'; readonly words: string; readonly hits: readonly HubHit[] };

/** From an address, or words, to an entry. What is asked of the hub is asked by a press alone. */
export class Adding {
  /** The place is open where a model is added. */
  isOpen = $state(false);
  /** As it stands in the box. */
  address = $state('');
  words = $state('');
  #look = $state.raw<LookStatus>({ kind: 'idle' });
  #search = $state.raw<SearchStatus>({ kind: 'idle' });
  #chosen = $state.raw<ChosenLibrary>();
  readonly #model = $derived.by(() => {
    const look = this.#look;
    if (look.kind !== 'mlc' || !this.#chosen) return undefined;
    return modelOfRepository(look.repository, this.#chosen, this.ports.calendar.nowMs());
  });
  #looking = new AbortController();
  #searching = new AbortController();

  constructor(readonly ports: AddingPorts) {}

  get look(): LookStatus {
    return this.#look;
  }

  get search(): SearchStatus {
    return this.#search;
  }

  /** Why the hub is not asked: the build does not reach it, or a person wants this site only. */
  get hubInTheWay(): 'build' | 'site-only' | undefined {
    const { models } = this.ports;
    const names = allNames(models.ports.hosts);
    if (!isAmong(hostOf(hubOrigin) ?? '', names)) return 'build';
    return models.siteOnly ? 'site-only' : undefined;
  }

  /** What the box names at the hub, as other programs open it; undefined where it names no model. */
  get namedPage(): string | undefined {
    const address = this.address.trim();
    if (!parseHubAddress(address).ok) return undefined;
    const isNameAlone = address.split('/').length === 2;
    return isNameAlone ? `${hubOrigin}/${address}` : address;
  }

  /** The library that is to run what was looked up. */
  get chosen(): ChosenLibrary | undefined {
    return this.#chosen;
  }

  chooseLibrary(chosen: ChosenLibrary): void {
    this.#chosen = chosen;
  }

  /** What would be added; undefined while no library is chosen. */
  get model(): Outcome<DiscoveredModel, string> | undefined {
    return this.#model;
  }

  /** Opens the place with what a link brings in the box: the hub is not asked before a person says so. */
  bringLink(fragment: string): void {
    this.#bring(addressInLink(fragment));
  }

  /**
   * Does the same for the file of an entry.
   *
   * @returns whether it is one, readable or not
   */
  async bringFile(file: Blob): Promise<boolean> {
    if (file.size > mostEntryFileBytes) return false;
    // A file that is gone is told by whoever reads those of another kind.
    const address = addressInFile(await file.text().catch(() => ''));
    if (address) this.#bring(address);
    return address !== undefined;
  }

  /** Hands an entry over as a file. */
  save(entry: AddedEntry): void {
    const text = entryFileText(entry);
    if (text !== undefined) this.ports.save(text, `${entry.id}.json`);
  }

  /** Looks up what the address names: a person is asked first where they have not allowed the hub. */
  async lookUp(): Promise<void> {
    this.stop();
    const read = parseHubAddress(this.address);
    if (!read.ok) {
      this.#look = { kind: 'failed', trouble: read.failure };
      return;
    }
    const { folder, file } = read.value;
    const { signal } = (this.#looking = new AbortController());
    this.#look = { kind: 'looking', pause: undefined };
    const looked = await this.ports.hub.look(folder, signal, (pause) => {
      // Told by a way of its own, it may come after the answer.
      if (!signal.aborted && this.#look.kind === 'looking') this.#look = { kind: 'looking', pause };
    });
    if (signal.aborted) return;
    this.#look = looked.ok
      ? this.#told(looked.value, file)
      : { kind: 'failed', trouble: looked.failure };
  }

  /** Gives up what is being looked up, or puts away what was. */
  stop(): void {
    this.#looking.abort();
    this.#chosen = undefined;
    this.#look = { kind: 'idle' };
  }

  /** Sends the words to the hub. */
  async find(): Promise<void> {
    const words = this.words.trim();
    this.stopSearch();
    if (words === '') return;
    const { signal } = (this.#searching = new AbortController());
    this.#search = { kind: 'searching', pause: undefined };
    const found = await this.ports.hub.search(words, signal, (pause) => {
      if (signal.aborted || this.#search.kind !== 'searching') return;
      this.#search = { kind: 'searching', pause };
    });
    if (signal.aborted) return;
    this.#search = found.ok
      ? { kind: 'found', words, hits: found.value }
      : { kind: 'failed', failure: found.failure };
  }

  stopSearch(): void {
    this.#searching.abort();
    this.#search = { kind: 'idle' };
  }

  /** Looks up what a search has found. */
  async choose({ repository }: Pick<HubHit, 'repository'>): Promise<void> {
    this.address = repository;
    await this.lookUp();
  }

  /**
   * Adds the model that was looked up, with the library that is chosen.
   *
   * @returns its id; undefined where nothing was added
   */
  async add(andDownload: boolean): Promise<string | undefined> {
    const { model } = this;
    if (!model?.ok) return undefined;
    const { id } = model.value;
    const addedAtMs = this.ports.calendar.nowMs();
    const isKept = await this.#keep({ kind: 'mlc', id, addedAtMs, model: model.value });
    if (!isKept) return undefined;
    if (andDownload) this.ports.downloads.add(model.value);
    return id;
  }

  /** Keeps an entry of a GGUF file of what was looked up. */
  async keepGguf(choice: GgufChoice, facts: GgufFacts): Promise<void> {
    const look = this.#look;
    if (look.kind !== 'gguf') return;
    const entry = ggufEntryOf(look.repository, choice, facts, this.ports.calendar.nowMs());
    if (entry.ok) await this.#keep(entry.value);
    else this.#look = { kind: 'failed', trouble: { kind: 'unusable', problem: entry.failure } };
  }

  /** Keeps an entry of what was looked up. */
  async #keep(entry: MlcEntry | GgufEntry): Promise<boolean> {
    const isKept = await this.ports.added.add(entry);
    if (isKept) {
      this.stop();
      const name = entry.kind === 'mlc' ? entry.model.name : entry.repository;
      this.#look = { kind: 'added', name };
    }
    return isKept;
  }

  #bring(address: Outcome<string, SharedEntryTrouble>): void {
    this.stop();
    this.isOpen = true;
    if (address.ok) this.address = address.value;
    else this.#look = { kind: 'failed', trouble: address.failure };
  }

  #told(repository: HubRepository, file: string | null): LookStatus {
    if (isGguf(repository)) return { kind: 'gguf', repository, file };
    if (!isMlc(repository)) return { kind: 'other', repository };
    const libraries = offeredLibraries(repository, this.ports.models.ports.catalogue);
    const { fitting, own } = libraries;
    if (fitting) this.#chosen = { kind: 'listed', ...fitting };
    else if (own !== undefined) this.#chosen = { kind: 'own', path: own };
    return { kind: 'mlc', repository, libraries };
  }
}
