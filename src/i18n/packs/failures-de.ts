import type { FileKind } from '../../core/packs/file-kind';
import { firstPartOf } from '../../core/packs/gguf';
import { kitCommand, shellWord } from '../../core/packs/kit-command';
import type { PackFailureMessages } from '../failure-messages';
import { formatFor } from '../format';

const format = formatFor('de');

const fetchPointed =
  'Führe git lfs pull dort aus, wo die Dateien geklont wurden, oder lade die Datei selbst von ihrem Server.';

/** What to do with files that need something else than to be chosen again. */
const otherNext: Partial<Record<FileKind, string>> = {
  empty: 'Lade oder kopiere sie noch einmal.',
  'lfs-pointer': fetchPointed,
  ggml: 'Besorge das Modell als GGUF-Datei; aus solchen baut der Modellbaukasten des Playgrounds.',
  zip: 'Entpacke es und wähle dann das Paket oder den Ordner daraus.',
  compressed: 'Entpacke es und wähle dann das Paket oder den Ordner daraus.',
};

export const packFailures: PackFailureMessages = {
  'not-a-pack': ({ found }) => ({
    what: {
      empty: 'Diese Datei ist leer.',
      gguf: 'Das ist eine GGUF-Datei, kein Modellpaket.',
      safetensors:
        'Das ist eine safetensors-Datei: nur Gewichte, ohne das, was sie im Browser ausführt.',
      zip: 'Das ist ein ZIP-Archiv, kein Modellpaket.',
      compressed: 'Das ist ein komprimiertes Archiv, kein Modellpaket.',
      html: 'Das ist eine Webseite, kein Modellpaket: vielleicht das, was ein Server statt einer Datei schickt.',
      json: 'Das ist eine JSON-Datei, kein Modellpaket.',
      wasm: 'Das ist eine WebAssembly-Datei, vielleicht die Bibliothek eines Modells allein.',
      archive: 'Das ist ein tar-Archiv, aber kein Modellpaket.',
      'lfs-pointer':
        'Das ist ein Git-LFS-Zeiger: ein paar Zeilen, die Git anstelle der Datei behält.',
      ggml: 'Das ist ein Modell in einem alten Format (GGML), das llama.cpp 2023 durch GGUF ersetzt hat.',
      unknown: 'Diese Datei ist kein Modellpaket.',
    }[found],
    next:
      otherNext[found] ??
      'Wähle ein Paket, das ein Playground exportiert hat, oder einen Ordner mit einem Modell, wie MLC es ablegt.',
  }),
  gguf: ({ fileName, facts }) => {
    const { name, architecture, quantisation, contextTokens, parameters, sizeBytes } = facts;
    const known = [
      ...(architecture === null ? [] : [`Architektur ${architecture}`]),
      ...(quantisation === null ? [] : [quantisation]),
      ...(parameters === null ? [] : [`${format.number(parameters / 1e6)} Millionen Parameter`]),
      ...(contextTokens === null ? [] : [`${format.number(contextTokens)} Token Kontext`]),
      format.bytes(sizeBytes),
    ];
    const file = `${name ?? fileName} (${known.join(', ')})`;
    if (facts.role !== 'model') {
      return {
        mmproj: {
          what: `Das ist der Teil eines Modells, der sieht oder hört (mmproj), ohne das Modell selbst: ${file}.`,
          next: 'Der Playground führt Textmodelle aus. Wähle die GGUF-Datei des Modells selbst.',
        },
        adapter: {
          what: `Das ist ein Adapter für ein Modell (LoRA), ohne das Modell selbst: ${file}.`,
          next: 'Füge ihn mit llama-export-lora von llama.cpp in sein Modell ein und wähle dann diese GGUF-Datei.',
        },
      }[facts.role];
    }
    if (facts.part) {
      const { number, count } = facts.part;
      const first = firstPartOf(fileName) ?? 'ERSTER-TEIL.gguf';
      return {
        what: `Das ist Teil ${format.number(number)} von ${format.number(count)} einer GGUF-Datei: ${file}.`,
        next: `Leg alle Teile in einen Ordner und setze sie mit llama.cpp zusammen: llama-gguf-split --merge ${shellWord(first)} ganz.gguf. Wähle dann die ganze Datei.`,
      };
    }
    const command = kitCommand(fileName, facts);
    return {
      what: `Das ist eine GGUF-Datei: ${file}. So, wie sie ist, kann kein Browser sie ausführen.`,
      next:
        command === null
          ? 'Diese Architektur baut der Modellbaukasten des Playgrounds nicht: Er nimmt llama, qwen2, qwen3, gemma2 und gemma3.'
          : `Der Modellbaukasten des Playgrounds macht daraus ein Modell, wenn er Tensoren und Tokenizer der Datei nimmt. Auf einem Rechner mit dem Baukasten: ${command}. Öffne dann den Ordner hier.`,
    };
  },
  'gguf-unusable': ({ fileName, problem }) => {
    const file = `Die GGUF-Datei${fileName === '' ? '' : ` ${fileName}`}`;
    switch (problem.kind) {
      case 'version':
        return problem.version === 1
          ? {
              what: `${file} hat Version 1 des Formats, von 2023, die weder llama.cpp noch der Modellbaukasten mehr liest.`,
              next: 'Besorge eine neuere GGUF-Datei des Modells oder wandle seine ursprünglichen Gewichte mit llama.cpp um.',
            }
          : {
              what: `${file} hat Version ${format.number(problem.version)} des Formats; dieser Playground kennt 2 und 3.`,
              next: 'Nimm einen neueren Playground oder besorge eine GGUF-Datei der Version 3.',
            };
      case 'big-endian':
        return {
          what: `${file} ist für Big-Endian-Rechner gemacht, etwa IBM Z.`,
          next: 'Besorge die übliche Datei (Little-Endian) oder wandle eine Kopie dieser um: gguf-convert-endian DATEI little, aus dem Python-Paket gguf.',
        };
      case 'cut':
        return {
          what:
            problem.neededBytes === null
              ? `${file} ist nicht vollständig: Sie endet in ihrem Kopf, nach ${format.bytes(problem.sizeBytes)}.`
              : `${file} ist nicht vollständig: Sie hat ${format.bytes(problem.sizeBytes)} von mindestens ${format.bytes(problem.neededBytes)}.`,
          next: 'Lade oder kopiere sie noch einmal.',
        };
      case 'broken':
        return {
          what: `${file} ist beschädigt: Ihr Kopf sagt, was nicht sein kann (${problem.problem}, bei Byte ${format.number(problem.atBytes)}).`,
          next: 'Hol die Datei noch einmal.',
        };
    }
  },
  'lfs-pointer': ({ file }) => ({
    what: `${file} ist ein Git-LFS-Zeiger: ein paar Zeilen, die Git anstelle der Datei behält.`,
    next: `${fetchPointed} Es wurde nichts genommen.`,
  }),
  'pack-version': ({ version }) => ({
    what: `Dieses Paket hat Version ${format.number(version)} des Formats, und die kennt dieser Playground nicht.`,
    next: 'Nimm einen neueren Playground, oder lass das Paket in einer Version erstellen, die er kennt.',
  }),
  'broken-manifest': ({ problems }) => ({
    what: `Das Inhaltsverzeichnis des Pakets ist kaputt: ${problems.join('; ')}.`,
    next: 'Es wurde nichts daraus genommen. Lass das Paket neu erstellen.',
  }),
  'manifest-too-large': ({ sizeBytes, mostBytes }) => ({
    what: `Das Inhaltsverzeichnis des Pakets soll ${format.bytes(sizeBytes)} groß sein; höchstens sind es ${format.bytes(mostBytes)}.`,
    next: 'Es wurde nichts daraus genommen. Kein Playground erstellt so ein Paket: Finde heraus, woher es kommt.',
  }),
  'pack-cut': ({ entry, atBytes }) => ({
    what: `Das Paket ist nicht vollständig: Es endet nach ${format.bytes(atBytes)}, bei „${entry}“.`,
    next: 'Es wurde nichts daraus genommen. Kopiere die Datei noch einmal.',
  }),
  'pack-longer': ({ extraBytes }) => ({
    what: `Das Paket geht nach seinem Ende weiter, noch ${format.bytes(extraBytes)}.`,
    next: 'Es wurde nichts daraus genommen. Kopiere die Datei noch einmal, oder lass das Paket neu erstellen.',
  }),
  'wrong-entry': ({ problem, entry, found, atBytes }) => ({
    what: {
      'not-a-file': `Im Paket steht ein Verweis, ein Ordner oder ein Gerät („${found}“) anstelle von „${entry}“.`,
      escapes: `Im Paket steht eine Datei, die außerhalb läge („${found}“), anstelle von „${entry}“.`,
      'other-name': `Im Paket steht ${found === '' ? 'nichts' : `„${found}“`} anstelle von „${entry}“.`,
      'other-size': `„${entry}“ ist im Paket anders groß, als sein Inhaltsverzeichnis sagt.`,
      header: `Im Paket steht etwas anderes anstelle von „${entry}“.`,
      padding: `Im Paket stehen nach „${entry}“ Bytes, die dort nicht hingehören.`,
    }[problem],
    next: `Es wurde nichts daraus genommen. (Bei Byte ${format.number(atBytes)}.) Kopiere die Datei noch einmal; wenn es so bleibt, finde heraus, woher sie kommt.`,
  }),
  'altered-file': ({ file }) => ({
    what: `Der Inhalt von ${file} ist nicht der, den sein Hash nennt.`,
    next: 'Es wurde nichts genommen. Kopiere das Paket oder den Ordner noch einmal.',
  }),
  'bad-signature': () => ({
    what: 'Die Signatur des Pakets gehört nicht zu ihm: Es wurde nach dem Signieren verändert oder falsch signiert.',
    next: 'Es wurde nichts daraus genommen. Hol das Paket noch einmal von dem, der es erstellt hat.',
  }),
  'pack-changed': () => ({
    what: 'Die Datei hat sich verändert, seit du sie angesehen hast.',
    next: 'Es wurde nichts daraus genommen. Öffne sie noch einmal.',
  }),
  unreadable: ({ file, detail }) => ({
    what: `Die Datei${file === '' ? '' : ` ${file}`} lässt sich nicht lesen: ${detail}`,
    next: 'Es wurde nichts daraus genommen. Sieh nach, ob der Stick noch steckt, und öffne die Datei noch einmal.',
  }),
  'not-written': ({ full, detail }) => ({
    what: full
      ? 'Dort, wo das Paket hinsollte, ist nicht genug Platz.'
      : `Das Paket ließ sich nicht schreiben: ${detail}`,
    next: 'Ein halbes Paket bleibt nicht zurück. Wähle einen anderen Ort und exportiere noch einmal.',
  }),
  'wrong-folder': ({ missing }) => ({
    what: `Dieser Ordner ist kein vollständiges Modell: Darin fehlt: ${format.list(missing)}.`,
    next: 'Wähle den Ordner, in dem mlc-chat-config.json, tensor-cache.json (oder ndarray-cache.json), die Shards, der Tokenizer und eine .wasm-Bibliothek liegen.',
  }),
  'broken-file': ({ file, problem }) => ({
    what: `${file === '' ? 'Eine Datei' : file} ist nicht zu gebrauchen: ${problem}`,
    next: 'Es wurde nichts genommen. Hol die Datei noch einmal.',
  }),
  'library-unknown': ({ modelId }) => ({
    what: `Eine frühe Version des Playgrounds hat ${modelId} behalten, ohne zu vermerken, welche Datei es ausführt.`,
    next: 'Lösche das Modell, hol es noch einmal und exportiere es dann.',
  }),
};
