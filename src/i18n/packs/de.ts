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
    inspecting: (name: string) => `${name} wird angesehen`,
    importTitle: (name: string) => `${name} importieren?`,
    exportTitle: (name: string) => `${name} exportieren`,
    importing: (name: string) => `${name} wird importiert`,
    exporting: (name: string) => `${name} wird exportiert`,
    phase: {
      check: 'Was da ist, wird geprüft',
      copy: 'Wird kopiert und geprüft',
      wait: 'Wartet auf einen anderen Tab',
    },
    of: (doneBytes: number, totalBytes: number) =>
      `${format.bytes(doneBytes)} von ${format.bytes(totalBytes)}`,
    size: (bytes: number) => `Dateien: ${format.bytes(bytes)}.`,
    packSize: (bytes: number) => `Das Modellpaket wird ${format.bytes(bytes)} groß.`,
    here: {
      no: '',
      same: 'Dasselbe Modell ist schon hier.',
      other:
        'Eine andere Fassung dieses Modells ist hier. Sie bleibt, bis diese vollständig da ist.',
      unknown: '',
    },
    standing: {
      listed: () => 'Es ist das Modell des Katalogs: Jede Datei hat den Hash, den sie dort hat.',
      unproven: () =>
        'Es nennt sich wie ein Modell des Katalogs, der keine Hashes seiner Dateien hat: Niemand kann sagen, ob es das ist.',
      own: () => 'Der Katalog hat es nicht: Was hier über es steht, sagt es selbst von sich.',
      another: (name) =>
        `Es nennt sich „${name}“, und seine Dateien sind andere: Es ist ein anderes Modell und tritt an niemandes Stelle. Was hier über es steht, sagt es selbst von sich.`,
      unknown: () =>
        'Ob es das Modell dieses Namens ist, zeigt sich, wenn seine Dateien gelesen werden.',
    },
    made: (by: string, on: string) => `Erstellt mit ${by} am ${format.day(on)}.`,
    licence: (name: string) => `Lizenz: ${name}`,
    licenceUnknown: 'Seine Lizenz ist nicht bekannt: Finde sie heraus, bevor du es benutzt.',
    licences: (count: number) =>
      count === 1 ? '1 Lizenztext liegt bei' : `${format.number(count)} Lizenztexte liegen bei`,
    noLicences: 'In seinem Ordner lag kein Lizenztext, darum ist auch hier keiner dabei.',
    licenceAt: 'Die Lizenz steht unter',
    exportNote:
      'Wer das Modellpaket bekommt, muss sich an diese Bedingungen halten, und du auch, wenn du es weitergibst.',
    import: 'Importieren',
    cancel: 'Abbrechen',
    stop: 'Abbrechen',
    close: 'Schließen',
    save: 'Exportieren',
    imported: (name: string) => `${name} ist auf diesem Gerät.`,
    exported: (bytes: number) => `Das Modellpaket ist geschrieben: ${format.bytes(bytes)}.`,
    handedOver: (bytes: number) =>
      `Das Modellpaket wurde als Download übergeben: ${format.bytes(bytes)}.`,
    failed: 'Das hat nicht geklappt',
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
    title: 'Modellpaket signieren',
    why: 'Eine Signatur zeigt, dass nichts geändert wurde, seit du das Modellpaket erstellt hast. Sie sagt nicht, wer du bist: Nenne den Leuten den Fingerabdruck auf einem anderen Weg.',
    none: 'Auf diesem Gerät wurde noch kein Schlüssel erzeugt.',
    own: (fingerprint: string) => `Schlüssel dieses Geräts: ${fingerprint}`,
    sign: 'Mit dem Schlüssel dieses Geräts signieren',
    make: 'Einen Schlüssel erzeugen, der diesen Browser nie verlässt',
    makePortable: 'Einen Schlüssel erzeugen und als Datei sichern',
    take: 'Den Schlüssel aus einer Datei nehmen',
    forget: 'Den Schlüssel von diesem Gerät löschen',
    passphrase: 'Passwort für die Datei',
    passphraseHint: 'Mindestens zwölf Zeichen. Ohne es nützt die Datei nichts.',
    unsupported: 'Dieser Browser kann nicht signieren (er hat kein Ed25519).',
    'wrong-passphrase': 'Das Passwort ist falsch, oder die Datei wurde verändert.',
    'not-a-key': 'Diese Datei ist kein Signaturschlüssel des Playgrounds.',
    'not-kept': 'Der Browser hat den Schlüssel nicht behalten.',
  },
};
