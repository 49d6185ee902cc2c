/** The hub's search for models by name. */
import * as v from 'valibot';
import { Count } from '../bounds/numbers';
import { wellFormed } from '../bounds/text';
import { readable } from '../growing';
import { success, type Outcome } from '../outcome';
import { parsed } from '../bounds/parsed';
import { GatedSchema, LabelSchema, LabelsSchema, orNull, tagged } from './answer';
import { RepositorySchema } from './folder';

/** What the files of a repository are for: WebLLM, llama.cpp, or something else. */
export type HubLayout = 'mlc' | 'gguf' | 'other';

/** A repository that a search has found. */
export interface HubHit {
  /** Owner and name. */
  readonly repository: string;
  readonly layout: HubLayout;
  readonly licenceTag: string | null;
  readonly isGated: boolean;
  /** In the last 30 days, as the hub counts them; null: it does not say. */
  readonly downloads: number | null;
}

/** Most repositories that a search is answered with. */
export const mostHits = 30;

/** What is fetched most comes first; the hub sends these fields only where they are asked for. */
const order = `limit=${mostHits}&sort=downloads`;
const fields = ['downloads', 'gated', 'library_name', 'tags'].map((field) => `&expand=${field}`);

/** Where the hub answers a search: the words are in the address, as they are. */
export function searchAddress(origin: string, words: string): string {
  const search = encodeURIComponent(wellFormed(words));
  return `${origin}/api/models?search=${search}&${order}${fields.join('')}`;
}

const HitSchema = v.object({
  id: RepositorySchema,
  gated: GatedSchema,
  library_name: orNull(LabelSchema),
  tags: LabelsSchema,
  downloads: orNull(Count),
});

/** @returns what a search has found, each once, of which what cannot be read is left out, or what is wrong with the answer */
export function parseHits(text: string): Outcome<readonly HubHit[], string> {
  const hits = parsed(readable(HitSchema), text);
  if (!hits.ok) return hits;
  const once = new Map(hits.value.map((hit) => [hit.id, hit]));
  return success(
    [...once.values()].slice(0, mostHits).map(({ id, gated, library_name, tags, downloads }) => ({
      repository: id,
      layout: layoutOf(id, library_name === null ? tags : [...tags, library_name]),
      licenceTag: tagged(tags, 'license')[0] ?? null,
      isGated: gated,
      downloads,
    })),
  );
}

/** What its tags let expect of a repository; its files alone tell. */
function layoutOf(repository: string, tags: readonly string[]): HubLayout {
  if (tags.includes('mlc-llm') || repository.endsWith('-MLC')) return 'mlc';
  return tags.includes('gguf') ? 'gguf' : 'other';
}
