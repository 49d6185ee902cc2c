import { kitCommand } from '../../core/packs/gguf';
import type { PackFailureMessages } from '../failure-messages';
import { formatFor } from '../format';
import type { packs as english } from './en';

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
    next: 'Nimm einen neueren Playground, oder lass das Paket in dieser Version machen.',
  }),
  'broken-manifest': ({ problems }) => ({
    what: `Das Inhaltsverzeichnis des Pakets ist kaputt: ${problems.join('; ')}.`,
    next: 'Es wurde nichts daraus genommen. Lass das Paket neu machen.',
  }),
  'manifest-too-large': ({ sizeBytes, mostBytes }) => ({
    what: `Das Inhaltsverzeichnis des Pakets soll ${format.bytes(sizeBytes)} groß sein; höchstens sind es ${format.bytes(mostBytes)}.`,
    next: 'Es wurde nichts daraus genommen. Kein Playground macht so ein Paket: Finde heraus, woher es kommt.',
  }),
  'pack-cut': ({ entry, atBytes }) => ({
    what: `Das Paket ist nicht vollständig: Es endet nach ${format.bytes(atBytes)}, bei „${entry}“.`,
    next: 'Es wurde nichts daraus genommen. Kopiere die Datei noch einmal.',
  }),
  'pack-longer': ({ extraBytes }) => ({
    what: `Das Paket geht nach seinem Ende weiter, noch ${format.bytes(extraBytes)}.`,
    next: 'Es wurde nichts daraus genommen. Kopiere die Datei noch einmal, oder lass das Paket neu machen.',
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
    next: 'Es wurde nichts daraus genommen. Hol das Paket noch einmal von dem, der es gemacht hat.',
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
    what: `Dieser Ordner ist kein vollständiges Modell: Es fehlt ${format.list(missing)}.`,
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

export const packs: typeof english = {
  dialog: {
    chooseFile: 'Modellpaket importieren',
    chooseFolder: 'Ordner importieren',
    drop: 'Oder lass ein Modellpaket, den Ordner eines Modells oder eine GGUF-Datei irgendwo auf diese Ansicht fallen.',
    dropHere: 'Hier fallen lassen',
    export: 'Als Modellpaket exportieren',
    inspecting: (name: string) => `Sieht ${name} an`,
    importTitle: (name: string) => `${name} importieren?`,
    exportTitle: (name: string) => `${name} exportieren`,
    importing: (name: string) => `Importiert ${name}`,
    exporting: (name: string) => `Exportiert ${name}`,
    phase: {
      check: 'Prüft, was da ist',
      copy: 'Kopiert und prüft',
      wait: 'Wartet auf einen anderen Tab',
    },
    of: (doneBytes: number, totalBytes: number) =>
      `${format.bytes(doneBytes)} von ${format.bytes(totalBytes)}`,
    size: (bytes: number) => `${format.bytes(bytes)} an Dateien.`,
    packSize: (bytes: number) => `Das Modellpaket wird ${format.bytes(bytes)} groß.`,
    here: {
      no: '',
      same: 'Dasselbe Modell ist schon hier.',
      other: 'Eine andere Fassung dieses Modells ist hier. Sie bleibt, bis diese ganz da ist.',
      unknown: '',
    },
    made: (by: string, on: string) => `Gemacht mit ${by} am ${on}.`,
    licence: (name: string) => `Lizenz: ${name}`,
    licenceUnknown: 'Seine Lizenz ist nicht bekannt: Finde sie heraus, bevor du es benutzt.',
    licences: (count: number) =>
      `${format.number(count)} ${count === 1 ? 'Lizenztext' : 'Lizenztexte'} darin`,
    noLicences: 'Es ist kein Lizenztext darin.',
    exportNote:
      'Wer das Modellpaket bekommt, muss sich an diese Bedingungen halten, und du auch, wenn du es weitergibst.',
    import: 'Importieren',
    cancel: 'Abbrechen',
    stop: 'Anhalten',
    close: 'Schließen',
    save: 'Exportieren',
    imported: (name: string) => `${name} ist auf diesem Gerät.`,
    exported: (bytes: number) => `Das Modellpaket ist geschrieben: ${format.bytes(bytes)}.`,
    handedOver: (bytes: number) =>
      `Das Modellpaket wurde als Download übergeben: ${format.bytes(bytes)}.`,
    failed: 'Das ging nicht',
  },
  library: {
    title: 'Dieses Modell bringt eigenen Code mit',
    text: 'Die Bibliothek eines Modells ist ein Programm. Hier läuft sie in einem Worker ohne Netz; dort sieht sie deine Eingaben und ihre Antworten und sonst nichts von dir. Sie könnte trotzdem absichtlich falsch antworten oder die Grafikkarte beschäftigen. Nimm sie nur von jemandem, dem du vertraust.',
    hash: 'SHA-256 der Bibliothek',
    accept: 'Diese Bibliothek hier laufen lassen',
  },
  signature: {
    none: 'Nicht signiert.',
    valid: (fingerprint) =>
      `Signiert mit dem Schlüssel ${fingerprint}. Seitdem wurde nichts verändert. Wessen Schlüssel das ist, hat niemand geprüft: Vergleiche ihn mit dem, was dir der Hersteller auf anderem Weg sagt.`,
    invalid: 'Die Signatur gehört nicht zu diesem Paket. Es wird nicht importiert.',
    unchecked: (fingerprint) =>
      `Signiert mit dem Schlüssel ${fingerprint}. Dieser Browser kann das nicht prüfen (er hat kein Ed25519).`,
  },
  key: {
    title: 'Modellpaket unterschreiben',
    why: 'Eine Unterschrift zeigt, dass nichts geändert wurde, seit du das Modellpaket gemacht hast. Sie sagt nicht, wer du bist: Nenne den Leuten den Fingerabdruck auf einem anderen Weg.',
    none: 'Auf diesem Gerät wurde noch kein Schlüssel gemacht.',
    own: (fingerprint: string) => `Schlüssel dieses Geräts: ${fingerprint}`,
    sign: 'Mit dem Schlüssel dieses Geräts unterschreiben',
    make: 'Einen Schlüssel machen, der diesen Browser nie verlässt',
    makePortable: 'Einen Schlüssel machen und als Datei sichern',
    take: 'Den Schlüssel einer Datei nehmen',
    forget: 'Den Schlüssel vergessen',
    passphrase: 'Passwort für die Datei',
    passphraseHint: 'Mindestens zwölf Zeichen. Ohne es nützt die Datei nichts.',
    unsupported: 'Dieser Browser kann nicht signieren (er hat kein Ed25519).',
    'wrong-passphrase': 'Das Passwort ist falsch, oder die Datei wurde verändert.',
    'not-a-key': 'Diese Datei ist kein Signaturschlüssel des Playgrounds.',
    'not-kept': 'Der Browser hat den Schlüssel nicht behalten.',
  },
};
