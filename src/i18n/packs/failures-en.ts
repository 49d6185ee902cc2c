import type { FileKind } from '../../core/packs/file-kind';
import { firstPartOf } from '../../core/packs/gguf';
import { kitCommand, shellWord } from '../../core/packs/kit-command';
import type { PackFailureMessages } from '../failure-messages';
import { formatFor } from '../format';

const format = formatFor('en');

const fetchPointed =
  'Run git lfs pull where the files were cloned, or download the file itself from its host.';

/** What to do with files that need something else than to be chosen again. */
const otherNext: Partial<Record<FileKind, string>> = {
  empty: 'Download or copy it once more.',
  'lfs-pointer': fetchPointed,
  ggml: 'Get the model as a GGUF file; the playground’s model kit builds from those.',
  zip: 'Unpack it, then choose the pack or the folder that was in it.',
  compressed: 'Unpack it, then choose the pack or the folder that was in it.',
};

/** Words for packs and folders of models. */
export const packFailures: PackFailureMessages = {
  'not-a-pack': ({ found }) => ({
    what: {
      empty: 'This file is empty.',
      gguf: 'This is a GGUF file, not a model pack.',
      safetensors:
        'This is a safetensors file: weights alone, without what runs them in a browser.',
      zip: 'This is a ZIP archive, not a model pack.',
      compressed: 'This is a compressed archive, not a model pack.',
      html: 'This is a web page, not a model pack: perhaps what a host sends in place of a file.',
      json: 'This is a JSON file, not a model pack.',
      wasm: 'This is a WebAssembly file, perhaps a model’s library alone.',
      archive: 'This is a tar archive, but not a model pack.',
      'lfs-pointer': 'This is a Git LFS pointer: a few lines that Git keeps in place of the file.',
      ggml: 'This is a model in an old format (GGML), which llama.cpp replaced with GGUF in 2023.',
      unknown: 'This file is not a model pack.',
    }[found],
    next:
      otherNext[found] ??
      'Choose a pack that a playground has exported, or a folder with a model in MLC’s layout.',
  }),
  gguf: ({ fileName, facts }) => {
    const { name, architecture, quantisation, contextTokens, parameters, sizeBytes } = facts;
    const known = [
      ...(architecture === null ? [] : [`architecture ${architecture}`]),
      ...(quantisation === null ? [] : [quantisation]),
      ...(parameters === null ? [] : [`${format.number(parameters / 1e6)} million parameters`]),
      ...(contextTokens === null ? [] : [`${format.number(contextTokens)} tokens of context`]),
      format.bytes(sizeBytes),
    ];
    const file = `${name ?? fileName} (${known.join(', ')})`;
    if (facts.role !== 'model') {
      return {
        mmproj: {
          what: `This is the part of a model that sees or hears (mmproj), without the model: ${file}.`,
          next: 'The playground runs text models. Choose the GGUF file of the model itself.',
        },
        adapter: {
          what: `This is an adapter for a model (LoRA), without the model: ${file}.`,
          next: 'Merge it into its model with llama.cpp’s llama-export-lora, then choose the merged GGUF file.',
        },
      }[facts.role];
    }
    if (facts.part) {
      const { number, count } = facts.part;
      const first = firstPartOf(fileName) ?? 'FIRST-PART.gguf';
      return {
        what: `This is part ${format.number(number)} of ${format.number(count)} of a GGUF file: ${file}.`,
        next: `Put all parts into one folder and join them with llama.cpp: llama-gguf-split --merge ${shellWord(first)} whole.gguf. Then choose the whole file.`,
      };
    }
    const command = kitCommand(fileName, facts);
    return {
      what: `This is a GGUF file: ${file}. Browsers cannot run it as it is.`,
      next:
        command === null
          ? 'The playground’s model kit does not build this architecture: it takes llama, qwen2, qwen3, gemma2 and gemma3.'
          : `The playground’s model kit makes a model of it, if it takes this file’s tensors and tokenizer. On a machine with the kit: ${command}. Then open the folder here.`,
    };
  },
  'gguf-unusable': ({ fileName, problem }) => {
    const file = `The GGUF file${fileName === '' ? '' : ` ${fileName}`}`;
    switch (problem.kind) {
      case 'version':
        return problem.version === 1
          ? {
              what: `${file} is of version 1 of the format, from 2023, which neither llama.cpp nor the model kit reads any more.`,
              next: 'Get a newer GGUF file of the model, or convert its original weights with llama.cpp.',
            }
          : {
              what: `${file} is of version ${format.number(problem.version)} of the format; this playground knows 2 and 3.`,
              next: 'Use a newer playground, or get a GGUF file of version 3.',
            };
      case 'big-endian':
        return {
          what: `${file} is made for big-endian machines, such as IBM Z.`,
          next: 'Get the usual file (little-endian), or convert a copy of this one: gguf-convert-endian FILE little, from the Python package gguf.',
        };
      case 'cut':
        return {
          what:
            problem.neededBytes === null
              ? `${file} is not whole: it ends in its head, after ${format.bytes(problem.sizeBytes)}.`
              : `${file} is not whole: it has ${format.bytes(problem.sizeBytes)} of at least ${format.bytes(problem.neededBytes)}.`,
          next: 'Download or copy it once more.',
        };
      case 'broken':
        return {
          what: `${file} is damaged: its head says what cannot be (${problem.problem}, at byte ${format.number(problem.atBytes)}).`,
          next: 'Get the file again.',
        };
    }
  },
  'lfs-pointer': ({ file }) => ({
    what: `${file} is a Git LFS pointer: a few lines that Git keeps in place of the file.`,
    next: `${fetchPointed} Nothing was taken.`,
  }),
  'pack-version': ({ version }) => ({
    what: `This pack is of version ${format.number(version)} of the format, which this playground does not know.`,
    next: 'Use a newer playground, or have the pack made by this version.',
  }),
  'broken-manifest': ({ problems }) => ({
    what: `The pack’s table of contents is broken: ${problems.join('; ')}.`,
    next: 'Nothing was taken from it. Have the pack made anew.',
  }),
  'manifest-too-large': ({ sizeBytes, mostBytes }) => ({
    what: `The pack’s table of contents says to be ${format.bytes(sizeBytes)}; ${format.bytes(mostBytes)} is the most.`,
    next: 'Nothing was taken from it. No playground makes such a pack: find out where it comes from.',
  }),
  'pack-cut': ({ entry, atBytes }) => ({
    what: `The pack is not whole: it ends after ${format.bytes(atBytes)}, at “${entry}”.`,
    next: 'Nothing was taken from it. Copy the file once more.',
  }),
  'pack-longer': ({ extraBytes }) => ({
    what: `The pack goes on after its end, for ${format.bytes(extraBytes)}.`,
    next: 'Nothing was taken from it. Copy the file once more, or have the pack made anew.',
  }),
  'wrong-entry': ({ problem, entry, found, atBytes }) => ({
    what: {
      'not-a-file': `The pack has a link, a folder or a device (“${found}”) in place of “${entry}”.`,
      escapes: `The pack has a file that would lie outside of it (“${found}”) in place of “${entry}”.`,
      'other-name': `The pack has ${found === '' ? 'nothing' : `“${found}”`} in place of “${entry}”.`,
      'other-size': `“${entry}” in the pack has another size than its table of contents says.`,
      header: `The pack has something else in place of “${entry}”.`,
      padding: `The pack has bytes after “${entry}” that do not belong there.`,
    }[problem],
    next: `Nothing was taken from it. (At byte ${format.number(atBytes)}.) Copy the file once more; if it stays so, find out where it comes from.`,
  }),
  'altered-file': ({ file }) => ({
    what: `The content of ${file} is not what its hash says.`,
    next: 'Nothing was taken. Copy the pack or the folder once more.',
  }),
  'bad-signature': () => ({
    what: 'The pack has a signature that does not belong to it: it was changed after it was signed, or signed wrongly.',
    next: 'Nothing was taken from it. Get the pack again from whoever made it.',
  }),
  'pack-changed': () => ({
    what: 'The file has changed since you looked at it.',
    next: 'Nothing was taken from it. Open it again.',
  }),
  unreadable: ({ file, detail }) => ({
    what: `The file${file === '' ? '' : ` ${file}`} cannot be read: ${detail}`,
    next: 'Nothing was taken from it. See whether the stick is still plugged in, and open the file again.',
  }),
  'not-written': ({ full, detail }) => ({
    what: full
      ? 'There is not enough room where the pack was to be written.'
      : `The pack could not be written: ${detail}`,
    next: 'No half pack is left. Choose another place, and export again.',
  }),
  'wrong-folder': ({ missing }) => ({
    what: `This folder is no whole model: it lacks ${format.list(missing)}.`,
    next: 'Choose the folder that holds mlc-chat-config.json, tensor-cache.json (or ndarray-cache.json), the shards, the tokenizer and one .wasm library.',
  }),
  'broken-file': ({ file, problem }) => ({
    what: `${file === '' ? 'A file' : file} cannot be used: ${problem}`,
    next: 'Nothing was taken. Get the file again.',
  }),
  'library-unknown': ({ modelId }) => ({
    what: `An early version of the playground has kept ${modelId} without noting which file runs it.`,
    next: 'Delete the model and fetch it again, then export it.',
  }),
};
