/** What the hub says of a model's repository at a revision. */
import * as v from 'valibot';
import { canonicalLanguage } from '../bounds/language-tag';
import { Count } from '../bounds/numbers';
import { success, type Outcome } from '../outcome';
import { parsed } from '../bounds/parsed';
import { GatedSchema, LabelSchema, LabelsSchema, orNull, tagged } from './answer';
import { CommitSchema, RepositorySchema } from './folder';

/** All but the commit is the word of whoever made the repository. */
export interface ModelInfo {
  readonly commit: string;
  /** When it was made, in milliseconds since 1970; null: the hub does not say. */
  readonly madeAtMs: number | null;
  /** Its files are given only to people who have accepted its licence with an account. */
  readonly isGated: boolean;
  /** The hub's tag: "apache-2.0"; null: none. */
  readonly licenceTag: string | null;
  /** Repositories that it says it was made out of. */
  readonly baseModels: readonly string[];
  /** BCP 47 tags of its languages; null: it names none. */
  readonly languages: readonly string[] | null;
  readonly gguf: GgufWord;
}

/** What the hub itself has read of one of a repository's GGUF files; null: it does not say. */
export interface GgufWord {
  readonly architecture: string | null;
  readonly contextTokens: number | null;
  readonly parameters: number | null;
}

/** Most models that one is said to be made out of: merges have some. */
const mostBaseModels = 10;

const CardSchema = v.object({
  license: LabelsSchema,
  base_model: LabelsSchema,
  language: LabelsSchema,
});

const GgufSchema = v.object({
  architecture: orNull(LabelSchema),
  context_length: orNull(Count),
  /** Of parameters, whatever the name says. */
  total: orNull(Count),
});

const MomentSchema = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.transform((text) => Date.parse(text)),
  // The form does not say that there is such a day.
  v.finite(),
);

const ModelInfoSchema = v.object({
  sha: CommitSchema,
  lastModified: orNull(MomentSchema),
  gated: GatedSchema,
  tags: LabelsSchema,
  cardData: orNull(CardSchema),
  gguf: orNull(GgufSchema),
});

/** @returns what the hub says of a repository, or what is wrong with its answer */
export function parseModelInfo(text: string): Outcome<ModelInfo, string> {
  const info = parsed(ModelInfoSchema, text);
  if (!info.ok) return info;
  const { sha, lastModified, gated, tags, cardData, gguf } = info.value;
  const licences = [...(cardData?.license ?? []), ...tagged(tags, 'license')];
  const bases = [...(cardData?.base_model ?? []), ...tagged(tags, 'base_model')];
  const languages = (cardData?.language ?? []).flatMap((tag) => canonicalLanguage(tag) ?? []);
  return success({
    commit: sha,
    madeAtMs: lastModified,
    isGated: gated,
    licenceTag: licences[0] ?? null,
    baseModels: [...new Set(bases)]
      .filter((name) => v.is(RepositorySchema, name))
      .slice(0, mostBaseModels),
    languages: languages.length > 0 ? [...new Set(languages)] : null,
    gguf: {
      architecture: gguf?.architecture ?? null,
      contextTokens: gguf?.context_length ?? null,
      parameters: gguf?.total ?? null,
    },
  });
}
