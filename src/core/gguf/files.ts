/** The files of a GGUF repository as what a person chooses among, and what goes with it. */
import type { HubFile } from '../hub/commit';
import { baseName, isGguf, partNamed, wholeName, type GgufPart } from './parts';
import { quantisationNamed, withoutQuantisation } from './quantisation';

/** One model to choose: a file, or all parts of a split one. */
export interface GgufChoice {
  /** Of its file, or of the first part that is there. */
  readonly path: string;
  /** What its file has in common with others of the same model: "Qwen3-0.6B". */
  readonly modelName: string;
  /** As llama.cpp names it, by the file's name: "Q4_K_M"; null: the name does not say. */
  readonly quantisation: string | null;
  /** In the order of its parts. */
  readonly files: readonly HubFile[];
  /** Number of parts that the repository lacks: without them it is no model. */
  readonly missingParts: number;
  /** Of the files that are there. */
  readonly sizeBytes: number;
}

/** What a file is for that is no model to choose. */
export type GgufAsideKind =
  /** What makes a model see images or hear. */
  | 'mmproj'
  /** What changes a model (LoRA). */
  | 'adapter'
  /** A small model that guesses ahead for a large one. */
  | 'draft'
  /** What was measured to quantise the model. */
  | 'imatrix'
  /** A piece of a file that was cut without llama.cpp: it has to be joined before anything reads it. */
  | 'piece';

export interface GgufAside {
  readonly kind: GgufAsideKind;
  readonly file: HubFile;
}

export interface GgufFiles {
  /** The smallest first. */
  readonly choices: readonly GgufChoice[];
  readonly asides: readonly GgufAside[];
}

/** What the files of a repository are, by their names: files of other forms are none of it. */
export function ggufFiles(files: readonly HubFile[]): GgufFiles {
  const asides: GgufAside[] = [];
  const models = new Map<string, Part[]>();
  for (const file of files) {
    const kind = asideNamed(baseName(file.path));
    if (kind) {
      asides.push({ kind, file });
    } else if (isGguf(file.path)) {
      const part = partNamed(file.path);
      const whole = part ? `${wholeName(file.path)} of ${part.count}` : file.path;
      models.set(whole, [...(models.get(whole) ?? []), { file, part }]);
    }
  }
  const choices = [...models.values()].flatMap((parts) => choiceOf(parts) ?? []);
  return { choices: choices.toSorted(bySize), asides };
}

/** What a path is that names no choice; undefined where it names one. */
export function besideChoices(
  { choices, asides }: GgufFiles,
  path: string,
): GgufAsideKind | 'other' | undefined {
  if (choices.some(({ files }) => files.some((file) => file.path === path))) return undefined;
  return asides.find(({ file }) => file.path === path)?.kind ?? 'other';
}

interface Part {
  readonly file: HubFile;
  readonly part: GgufPart | null;
}

function choiceOf(unordered: readonly Part[]): GgufChoice | undefined {
  const parts = unordered.toSorted((one, other) => numberOf(one) - numberOf(other));
  const [first] = parts;
  if (first === undefined) return undefined;
  const { path } = first.file;
  return {
    path,
    modelName: withoutQuantisation(wholeName(baseName(path))),
    quantisation: quantisationNamed(path),
    files: parts.map(({ file }) => file),
    // One with its ending in capitals beside it is no further part.
    missingParts: (first.part?.count ?? 1) - new Set(parts.map(numberOf)).size,
    sizeBytes: parts.reduce((sum, { file }) => sum + file.sizeBytes, 0),
  };
}

function numberOf({ part }: Part): number {
  return part?.number ?? 1;
}

function bySize(one: GgufChoice, other: GgufChoice): number {
  return one.sizeBytes - other.sizeBytes || (one.path < other.path ? -1 : 1);
}

/** What a file's name says that it is beside a model; undefined where it says nothing of the kind. */
function asideNamed(name: string): GgufAsideKind | undefined {
  if (/(?:^|[-._])imatrix[\w-]*\.(?:dat|gguf(?:_file)?)$/i.test(name)) {
    return quantisationNamed(name) === null ? 'imatrix' : undefined;
  }
  if (/\.gguf[.-](?:part|split)[\w-]*$/i.test(name)) return 'piece';
  if (!isGguf(name)) return undefined;
  const ofWhole = withoutQuantisation(wholeName(name));
  if (/(?:^|[-._])mmproj(?:[-._]|$)/i.test(ofWhole)) return 'mmproj';
  // A model that was made with an adapter has its name within its own: "alpaca-lora-7b".
  if (/^(?:lora|adapter)[-._]|(?:^|[-._])(?:lora|adapter)$/i.test(ofWhole)) return 'adapter';
  return /(?:^|[-._])(?:draft|eagle3)(?:[-._]|$)/i.test(ofWhole) ? 'draft' : undefined;
}
