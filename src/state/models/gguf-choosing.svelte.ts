import type { GgufRepository } from '../../core/gguf/repository';
import { disagreements, type Disagreement } from '../../core/gguf/disagreement';
import type { GgufFacts } from '../../core/gguf/facts';
import {
  besideChoices,
  ggufFiles,
  type GgufAsideKind,
  type GgufChoice,
  type GgufFiles,
} from '../../core/gguf/files';
import { ggufEstimate } from '../../core/gguf/memory';
import {
  ggufFit,
  recommend,
  type EstimatedChoice,
  type Recommendation,
} from '../../core/gguf/recommendation';
import type { HubReader } from '../../core/store/hub-repository';
import type { Pause } from '../../core/store/model-store';
import { readGgufHead, type GgufHeadFailure } from './gguf-head';

/** What is known of a choice's head; `facts` of one that is being read: so far. */
export type HeadStatus =
  | {
      readonly kind: 'reading';
      readonly facts: GgufFacts | undefined;
      /** The hub has refused, and is asked again by itself; undefined where it has not. */
      readonly pause: Pause | undefined;
    }
  | { readonly kind: 'read'; readonly facts: GgufFacts }
  | { readonly kind: 'failed'; readonly failure: GgufHeadFailure };

/** A file that a person has named, and that is no model to choose. */
export interface NamedBeside {
  readonly path: string;
  readonly kind: GgufAsideKind | 'other';
}

export interface GgufChoosingPorts {
  readonly reader: Pick<HubReader, 'head'>;
  readonly device: { readonly budget: { readonly bytes: number } };
}

/** A person's choice among the files of a GGUF repository. The one that is recommended is chosen first. */
export class GgufChoosing {
  readonly files: GgufFiles;
  #pickedPath = $state<string>();
  #beside = $state.raw<NamedBeside>();
  /** By the path of a choice. */
  #heads = $state.raw<Readonly<Record<string, HeadStatus | undefined>>>({});
  #reading: AbortController | undefined;

  readonly #read = $derived.by(() =>
    this.files.choices.flatMap(({ path, modelName }) => {
      const facts = this.#factsOf(path);
      return facts ? [{ path, modelName, facts }] : [];
    }),
  );
  readonly #estimated = $derived.by(() =>
    this.files.choices.map((choice): EstimatedChoice => {
      // The measures of one file are those of all of the same model, whatever their quantisation.
      const own = this.#read.find(({ path }) => path === choice.path);
      const known = own ?? this.#read.find(({ modelName }) => modelName === choice.modelName);
      const estimate = ggufEstimate(choice.sizeBytes, known?.facts ?? null);
      return { choice, estimate, fit: ggufFit(estimate, this.ports.device.budget.bytes) };
    }),
  );
  readonly #recommendation = $derived.by(() => recommend(this.#estimated));
  readonly #picked = $derived.by(() =>
    this.#estimated.find(({ choice }) => choice.path === this.#pickedPath),
  );

  constructor(
    readonly repository: GgufRepository,
    readonly ports: GgufChoosingPorts,
  ) {
    this.files = ggufFiles(repository.files);
  }

  /** The smallest first. */
  get estimated(): readonly EstimatedChoice[] {
    return this.#estimated;
  }

  get recommendation(): Recommendation {
    return this.#recommendation;
  }

  get picked(): EstimatedChoice | undefined {
    return this.#picked;
  }

  get beside(): NamedBeside | undefined {
    return this.#beside;
  }

  /** Of the choice that is picked. */
  get head(): HeadStatus | undefined {
    return this.#pickedPath === undefined ? undefined : this.#heads[this.#pickedPath];
  }

  /** Where the head of the choice that is picked says other things than the hub, or its name. */
  get disagreements(): readonly Disagreement[] {
    const { picked, head } = this;
    if (!picked || head?.kind !== 'read') return [];
    return disagreements(this.repository.contents, picked.choice, head.facts);
  }

  /** What can be kept: the picked choice is a whole model, and its head was read. */
  get keepable(): { readonly choice: GgufChoice; readonly facts: GgufFacts } | undefined {
    const { picked, head } = this;
    if (!picked || head?.kind !== 'read' || head.facts.role !== 'model') return undefined;
    const lacksParts =
      picked.choice.missingParts > 0 || this.disagreements.some(({ fact }) => fact === 'parts');
    return lacksParts ? undefined : { choice: picked.choice, facts: head.facts };
  }

  /**
   * Picks the recommended choice and reads its head; where none fits, nothing is read unasked.
   *
   * @param file path of the one that a person has named: it is picked instead, or `beside` says what it is
   */
  async begin(file: string | null = null): Promise<void> {
    const kind = file === null ? undefined : besideChoices(this.files, file);
    this.#beside = file !== null && kind ? { path: file, kind } : undefined;
    const named = this.files.choices.find(({ files }) => files.some(({ path }) => path === file));
    if (named) {
      await this.pick(named);
      return;
    }
    const first = this.#recommended();
    if (!first) return;
    await this.pick(first);
    // By the measures in that head another one may do better.
    const second = this.#recommended();
    if (second && second !== first && this.#pickedPath === first.path) await this.pick(second);
  }

  /** Reads the head of a choice, where it was not read before. */
  async pick({ path, files: [first] }: GgufChoice): Promise<void> {
    this.stop();
    this.#pickedPath = path;
    if (this.#heads[path]?.kind === 'read' || !first) return;
    const reading = new AbortController();
    this.#reading = reading;
    let reached: Extract<HeadStatus, { kind: 'reading' }> = {
      kind: 'reading',
      facts: undefined,
      pause: undefined,
    };
    const reach = (change: Partial<typeof reached>): void => {
      // What is told on the way may come after the answer.
      if (reading.signal.aborted || this.#heads[path]?.kind !== 'reading') return;
      this.#set(path, (reached = { ...reached, ...change }));
    };
    this.#set(path, reached);
    const outcome = await readGgufHead({
      reader: this.ports.reader,
      repository: this.repository,
      file: first,
      onFacts: (facts) => {
        reach({ facts });
      },
      onPause: (pause) => {
        reach({ pause });
      },
      signal: reading.signal,
    });
    if (reading.signal.aborted) return;
    this.#set(
      path,
      outcome.ok
        ? { kind: 'read', facts: outcome.value }
        : { kind: 'failed', failure: outcome.failure },
    );
  }

  /** Ends what is being read. */
  stop(): void {
    this.#reading?.abort();
    this.#reading = undefined;
    const path = this.#pickedPath;
    if (path !== undefined && this.#heads[path]?.kind === 'reading') this.#set(path, undefined);
  }

  #recommended(): GgufChoice | undefined {
    const { kind } = this.#recommendation;
    return kind === 'recommended' ? this.#recommendation.chosen.choice : undefined;
  }

  #factsOf(path: string): GgufFacts | undefined {
    const head = this.#heads[path];
    return head && head.kind !== 'failed' ? head.facts : undefined;
  }

  #set(path: string, status: HeadStatus | undefined): void {
    this.#heads = { ...this.#heads, [path]: status };
  }
}
