import type { GgufFacts } from '../../core/gguf/facts';
import type { GgufFileFailure } from '../../core/gguf/failures';
import type { GgufProblem } from '../../core/gguf/head';
import { firstPartOf } from '../../core/gguf/parts';
import { kitCommand, shellWord } from '../../core/packs/kit-command';
import type { GgufFolder } from '../../core/packs/failures';
import type { StoreFailure } from '../../core/store/failures';
import type { Messages } from '../messages.generated';
import { lookUpFailureText } from './look-up-failure-text';
import { tell, type FailureText, type LoadedMessages } from './words';

type PackMessages = Messages['packs']['failures'];

/** A file with what is known of it: "Name (architecture llama, 12 MB)". */
function fileOf(t: PackMessages['gguf']['facts'], fileName: string, facts: GgufFacts): string {
  const { name, architecture, quantisation, contextTokens, parameters, sizeBytes } = facts;
  const known = [
    ...(architecture === null ? [] : [t.architecture({ architecture })]),
    ...(quantisation === null ? [] : [quantisation]),
    ...(parameters === null ? [] : [t.parameters({ millions: parameters / 1e6 })]),
    ...(contextTokens === null ? [] : [t.context({ tokens: contextTokens })]),
    t.size({ sizeBytes }),
  ];
  return `${name ?? fileName} (${known.join(', ')})`;
}

/** What a GGUF file is, which browsers cannot run as it is, and how to make a model of it. */
export function ggufText(
  { gguf: t }: PackMessages,
  { fileName, facts }: { readonly fileName: string; readonly facts: GgufFacts },
): FailureText {
  const file = fileOf(t.facts, fileName, facts);
  if (facts.role !== 'model') return tell(t[facts.role], { file });
  if (facts.part) {
    const first = shellWord(firstPartOf(fileName) ?? t.part.firstPart);
    return tell(t.part, { file, first, ...facts.part });
  }
  return tell(t.whole, { file, command: kitCommand(fileName, facts) });
}

/** What a folder of GGUF files is, and which file of it to choose. */
export function ggufFolderText(
  { 'gguf-folder': t }: PackMessages,
  { fileName, files, parts }: GgufFolder,
): FailureText {
  if (!parts) return tell(t.whole, { fileName, files });
  const first = shellWord(firstPartOf(fileName) ?? fileName);
  return parts.there < parts.count
    ? tell(t.incomplete, { ...parts, fileName })
    : tell(t.parts, { ...parts, fileName, first });
}

/** Why a GGUF file is of no use, whatever is done with it. */
export function ggufProblemText(
  { 'gguf-unusable': t }: PackMessages,
  { fileName, problem }: { readonly fileName: string; readonly problem: GgufProblem },
): FailureText {
  const file = t.file({ fileName: fileName || undefined });
  switch (problem.kind) {
    case 'version':
      return problem.version === 1
        ? tell(t['first-version'], { file })
        : tell(t.version, { file, version: problem.version });
    case 'big-endian':
      return tell(t['big-endian'], { file });
    case 'cut':
      return tell(t.cut, { ...problem, file });
    case 'broken':
      return tell(t.broken, { ...problem, file });
  }
}

/** Why the head of a file of the hub was not read. */
export function ggufHeadFailureText(
  language: LoadedMessages,
  failure: GgufFileFailure | StoreFailure,
): FailureText {
  const t = language.words('packs');
  switch (failure.kind) {
    case 'not-gguf':
      return tell(t.ggufChoice.failures['not-gguf'], failure);
    case 'gguf-unusable':
      return ggufProblemText(t.failures, failure);
    default:
      return lookUpFailureText(language, failure);
  }
}
