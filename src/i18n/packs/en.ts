import { formatFor } from '../format';

const format = formatFor('en');

export const packs = {
  dialog: {
    chooseFile: 'Import a pack',
    chooseFolder: 'Import a folder',
    drop: 'Or drop a pack, a folder of a model or a GGUF file anywhere on this screen.',
    dropHere: 'Drop it here',
    export: 'Export as a pack',
    inspecting: (name: string) => `Looks at ${name}`,
    importTitle: (name: string) => `Import ${name}?`,
    exportTitle: (name: string) => `Export ${name}`,
    importing: (name: string) => `Imports ${name}`,
    exporting: (name: string) => `Exports ${name}`,
    phase: {
      check: 'Hashes what is there',
      copy: 'Copies and hashes',
      wait: 'Waits for another tab',
    },
    of: (doneBytes: number, totalBytes: number) =>
      `${format.bytes(doneBytes)} of ${format.bytes(totalBytes)}`,
    size: (bytes: number) => `${format.bytes(bytes)} of files.`,
    packSize: (bytes: number) => `The pack will be ${format.bytes(bytes)}.`,
    here: {
      no: '',
      same: 'The same model is here already.',
      other: 'Another version of this model is here. It stays until this one is whole.',
      unknown: '',
    },
    standing: {
      listed: () => 'It is the model of the catalogue: every file has the hash that it has there.',
      unproven: () =>
        'It calls itself a model of the catalogue, which has no hashes of its files: nobody can tell whether it is that.',
      own: () =>
        'The catalogue does not have it: what is said of it here is what it says of itself.',
      another: (name: string) =>
        `It calls itself “${name}”, and its files are others: it is another model, and takes nobody’s place. What is said of it here is what it says of itself.`,
      unknown: () => 'Whether it is the model of that name shows when its files are read.',
    },
    made: (by: string, on: string) => `Made with ${by} on ${format.day(on)}.`,
    licence: (name: string) => `Licence: ${name}`,
    licenceUnknown: 'Its licence is not known: find out before you use it.',
    licences: (count: number) =>
      `${format.number(count)} licence ${count === 1 ? 'text' : 'texts'} inside`,
    noLicences: 'Its folder had no licence text, so there is none inside.',
    licenceAt: 'The licence is at',
    exportNote:
      'Whoever gets the pack has to keep to these terms, and so have you by handing it on.',
    import: 'Import',
    cancel: 'Cancel',
    stop: 'Stop',
    close: 'Close',
    save: 'Export',
    imported: (name: string) => `${name} is on this device.`,
    exported: (bytes: number) => `The pack is written: ${format.bytes(bytes)}.`,
    handedOver: (bytes: number) =>
      `The pack was handed over as a download: ${format.bytes(bytes)}.`,
    failed: 'It did not work',
  },
  library: {
    title: 'This model brings code of its own',
    text: 'A model’s library is a program. Here it runs in a worker without a network, where it sees your prompts and its answers and nothing else of yours. It could still answer wrongly on purpose, or keep the graphics card busy. Take it only from somebody you trust.',
    hash: 'SHA-256 of the library',
    accept: 'Let this library run here',
  },
  signature: {
    none: 'Not signed.',
    valid: (fingerprint: string) =>
      `Signed with the key ${fingerprint}. Nothing was changed since. Whose key that is, nobody has checked: compare it with what the maker tells you in another way.`,
    invalid: 'The signature does not belong to this pack. It is not imported.',
    unchecked: (fingerprint: string) =>
      `Signed with the key ${fingerprint}. This browser cannot check it (it has no Ed25519).`,
  },
  key: {
    title: 'Sign the pack',
    why: 'A signature shows that nothing was changed since you made the pack. It does not say who you are: tell people the fingerprint in another way.',
    none: 'No key was made on this device.',
    own: (fingerprint: string) => `Key of this device: ${fingerprint}`,
    sign: 'Sign with the key of this device',
    make: 'Make a key that never leaves this browser',
    makePortable: 'Make a key and save it as a file',
    take: 'Take the key of a file',
    forget: 'Forget the key',
    passphrase: 'Passphrase for the file',
    passphraseHint: 'Twelve characters at least. Without it the file is of no use.',
    unsupported: 'This browser cannot sign (it has no Ed25519).',
    'wrong-passphrase': 'The passphrase is wrong, or the file was changed.',
    'not-a-key': 'This file is not a signing key of the playground.',
    'not-kept': 'The browser did not keep the key.',
  },
};
