import { kitCommand } from '../../core/packs/kit-command';
import type { PackFailureMessages } from '../failure-messages';
import { formatFor } from '../format';

const format = formatFor('de');

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
      unknown: 'Diese Datei ist kein Modellpaket.',
    }[found],
    next: 'Wähle ein Paket, das ein Playground exportiert hat, oder einen Ordner mit einem Modell, wie MLC es ablegt.',
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
    const command = kitCommand(fileName, facts);
    return {
      what: `Das ist eine GGUF-Datei: ${name ?? fileName} (${known.join(', ')}). So, wie sie ist, kann kein Browser sie ausführen.`,
      next:
        command === null
          ? 'Diese Architektur baut der Modellbaukasten des Playgrounds nicht: Er nimmt llama, qwen2, qwen3, gemma2 und gemma3.'
          : `Der Modellbaukasten des Playgrounds macht daraus ein Modell, wenn er Tensoren und Tokenizer der Datei nimmt. Auf einem Rechner mit dem Baukasten: ${command}. Öffne dann den Ordner hier.`,
    };
  },
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
    next: 'Wähle den Ordner, in dem mlc-chat-config.json, tensor-cache.json, die Shards, der Tokenizer und eine .wasm-Bibliothek liegen.',
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
