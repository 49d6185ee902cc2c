import { formatFor } from '../format';
import type { packs as english } from './en';

const format = formatFor('de');

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
    noLicences: 'In seinem Ordner lag kein Lizenztext, darum ist auch hier keiner dabei.',
    licenceAt: 'Die Lizenz steht unter',
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
