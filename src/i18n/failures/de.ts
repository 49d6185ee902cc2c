import type { FailureMessages } from '../failure-messages';
import { duration } from '../comparison/duration';
import { formatFor } from '../format';
import { offlineFailures } from '../privacy/failures-de';

const format = formatFor('de');

const sender = (host: string | undefined): string => host ?? 'Der Server dieser Seite';

/** The words for whatever can go wrong, loaded when it is shown. */
export const failures: FailureMessages = {
  ...offlineFailures,
  'insecure-address': () => ({
    what: 'Diese Seite kam über einfaches http, und solchen Seiten geben Browser weder WebGPU noch sicheren Speicher.',
    next: 'Öffne sie über https oder auf dem Rechner, der sie anbietet, unter localhost.',
  }),
  'no-webgpu': () => ({
    what: 'Dieser Browser hat kein WebGPU, das die Modelle brauchen.',
    next: 'Öffne diese Seite in einem aktuellen Chrome, Edge oder Safari oder in Firefox unter Windows oder macOS. Alles, was kein Modell braucht, geht auch hier.',
  }),
  'no-adapter': () => ({
    what: 'Der Browser hat WebGPU, gibt dieser Seite aber keine Grafikkarte.',
    next: 'Lade die Seite neu. Hilft das nicht, starte den Browser neu (nach mehreren Abstürzen des Grafiktreibers gibt er keine mehr her), schalte in seinen Einstellungen die Hardwarebeschleunigung ein und aktualisiere den Treiber.',
  }),
  'adapter-too-small': ({ limit, needed, available }) => ({
    what: `Die Grafikkarte ist zu klein für dieses Modell: ${limit} müsste ${format.number(needed)} sein und ist ${format.number(available)}.`,
    next: 'Wähle ein kleineres Modell oder ein Gerät mit einer anderen Grafikkarte.',
  }),
  'feature-missing': ({ feature }) => ({
    what: `Der Grafikkarte fehlt „${feature}“, das dieses Modell braucht.`,
    next: 'Wähle ein Modell, das ohne auskommt: Sein Name endet auf f32.',
  }),
  'device-lost': () => ({
    what: 'Die Grafikkarte ging mitten in der Arbeit verloren. Was schon gesagt war, ist noch da.',
    next: 'Frag noch einmal: Das Modell wird neu geladen. Kommt es wieder vor, schließe andere Programme, die die Grafikkarte benutzen, oder wähle ein kleineres Modell.',
  }),
  'worker-crashed': () => ({
    what: 'Der Teil der Seite, in dem das Modell läuft, endete unerwartet. Was schon gesagt war, ist noch da.',
    next: 'Frag noch einmal: Er wird neu gestartet.',
  }),
  'stopped-hard': () => ({
    what: 'Das Modell hielt nicht rechtzeitig an und wurde beendet.',
    next: 'Frag noch einmal: Es wird neu geladen.',
  }),
  stalled: ({ during, quietSeconds }) => ({
    what: {
      load: `Das Modell wurde geladen, und ${duration(format, quietSeconds * 1000)} lang war nichts davon zu hören. Das Laden wurde beendet.`,
      'self-test': `Das Modell war geladen und sagte bei seinem Test ${duration(format, quietSeconds * 1000)} lang nichts. Es wurde beendet.`,
      reset: 'Das Modell wurde nicht rechtzeitig für die nächste Frage bereit und wurde beendet.',
    }[during],
    next: 'Frag noch einmal: Es wird neu geladen. Kommt es wieder vor, lade die Seite neu, aktualisiere den Grafiktreiber oder wähle ein kleineres Modell.',
  }),
  unloaded: () => ({
    what: 'Das Modell wurde entladen, bevor es antworten konnte.',
    next: 'Frag noch einmal.',
  }),
  'out-of-memory': () => ({
    what: 'Der Grafikspeicher ist voll.',
    next: 'Schließe andere Tabs und Programme, die die Grafikkarte benutzen, oder wähle ein kleineres Modell, dann frag noch einmal.',
  }),
  'too-large': ({ neededBytes, budgetBytes }) => ({
    what: `Dieses Modell braucht mindestens ${format.bytes(neededBytes)} Grafikspeicher, und alle Modelle zusammen dürfen ${format.bytes(budgetBytes)} nehmen.`,
    next: 'Wähle ein kleineres Modell. Wenn du weißt, dass die Grafikkarte mehr Speicher hat, erlaube mehr: Schlimmstenfalls lässt sich das Modell nicht laden, und die Seite sagt es.',
  }),
  'library-not-allowed': ({ sha256 }) => ({
    what: `Dieses Modell hat ein eigenes Programm mitgebracht (Bibliothek ${sha256.slice(0, 12)}…), und das darf hier nicht laufen.`,
    next: 'Es hätte kein Netz, könnte aber absichtlich falsch antworten. Erlaube es nur, wenn du der Herkunft des Modells vertraust.',
  }),
  'load-failed': ({ detail }) => ({
    what: `Das Modell ließ sich nicht laden: ${detail}`,
    next: 'Frag noch einmal. Scheitert es wieder, kopiere die Diagnose und melde sie.',
  }),
  'generation-failed': ({ detail }) => ({
    what: `Das Modell scheiterte beim Antworten: ${detail}`,
    next: 'Frag noch einmal. Scheitert es wieder, kopiere die Diagnose und melde sie.',
  }),
  'context-exceeded': ({ promptTokens, contextTokens }) => ({
    what: `Das Gespräch ist zu lang für dieses Modell: Es wären ${format.number(promptTokens)} Tokens, das Modell fasst ${format.number(contextTokens)}.`,
    next: 'Kürze die Eingabe, oder leere die Spalte für ein neues Gespräch.',
  }),
  'schema-refused': ({ detail }) => ({
    what: `Das JSON-Schema lässt sich nicht verwenden: ${detail}`,
    next: 'Ändere das Schema der Eingabe, oder lass freien Text zu.',
  }),
  'schema-slow': ({ limitSeconds }) => ({
    what: `Das JSON-Schema war nach ${duration(format, limitSeconds * 1000)} noch nicht übersetzt.`,
    next: 'Vereinfache es: Viele freigestellte Eigenschaften nebeneinander dauern am längsten.',
  }),
  'unknown-model': ({ modelId }) => ({
    what: `Das Modell ${modelId} steht nicht (mehr) in der Liste dieser Seite.`,
    next: 'Wähle für diese Spalte ein anderes Modell. Was es zuvor gesagt hat, ist noch da.',
  }),
  'host-silent': ({ file, part, quietSeconds, host }) => ({
    what: `${sender(host)} nahm die Anfrage nach ${part} (aus ${file}) an und schickte ${format.number(quietSeconds)} s lang nichts.`,
    next: 'Frag noch einmal, später, wenn es dabei bleibt. Was angekommen ist, bleibt: Nur der Rest wird geholt.',
  }),
  network: ({ file, part, status, host }) => ({
    what:
      status === null
        ? `${sender(host)} war beim Holen von ${part} (aus ${file}) nicht zu erreichen.`
        : `${sender(host)} antwortete ${status} auf ${part} (aus ${file}).`,
    next: 'Prüfe die Verbindung und frag noch einmal. Was angekommen ist, bleibt: Nur der Rest wird geholt.',
  }),
  'wrong-content': ({ file, host, content }) =>
    ({
      'web-page': {
        what: `${sender(host)} schickte statt ${file} eine Webseite. Das tun Netze, die erst eine Anmeldung wollen, etwa in Hotels und Zügen.`,
        next: 'Öffne irgendeine andere Seite und sieh nach, ob das Netz etwas will, dann frag noch einmal. Was angekommen ist, bleibt.',
      },
      'too-large': {
        what: `${sender(host)} schickte für ${file} weit mehr, als so eine Datei hat. Es wurde verworfen.`,
        next: 'Wahrscheinlich wurde das Modell auf seinem Server geändert. Wähle ein anderes oder sag es denen, die diese Seite betreiben.',
      },
      'lfs-pointer': {
        what: `${sender(host)} schickte statt ${file} einen Git-LFS-Zeiger: ein paar Zeilen, die Git anstelle einer großen Datei behält.`,
        next: 'Die Dateien des Modells sind auf ihrem Server nicht vollständig. Wähle ein anderes oder sag es denen, die den Server betreiben.',
      },
      unreadable: {
        what: `Was ${host ?? 'der Server dieser Seite'} für ${file} schickte, sieht nicht wie so eine Datei aus. Es wurde verworfen.`,
        next: 'Frag später noch einmal; bleibt es so, wurde das Modell auf seinem Server geändert oder beschädigt. Wähle ein anderes.',
      },
    })[content],
  'redirect-not-allowed': ({ file, from, to }) => ({
    what:
      to === null
        ? `${from} schickte den Browser für ${file} zu einem anderen Server weiter, den diese Seite ihn nicht erreichen lässt.`
        : `${from} schickte den Browser für ${file} zu ${to} weiter, und diese Seite lässt ihn das nicht erreichen.`,
    next: 'Wähle ein anderes Modell oder sag es denen, die diese Seite betreiben: In der Liste der erlaubten Server fehlt einer.',
  }),
  'hash-mismatch': ({ place, file, part, partSizeBytes, host }) =>
    place === 'device'
      ? {
          what: `Eine gespeicherte Datei ist beschädigt: ${part} (aus ${file}) ist nicht mehr, was geholt wurde. Sie wurde nicht benutzt.`,
          next: `Hole diesen Teil neu: ${format.bytes(partSizeBytes)}.`,
        }
      : {
          what: `${sender(host)} schickt für ${part} (aus ${file}) etwas anderes, als ${host === undefined ? 'der Katalog sagt' : 'verzeichnet ist'}. Es wurde verworfen.`,
          next: 'Frag später noch einmal; bleibt es so, sag es denen, die diese Seite betreiben.',
        },
  quota: ({ neededBytes, freeBytes }) => ({
    what:
      freeBytes === null
        ? `Auf diesem Gerät ist nicht genug Platz: ${format.bytes(neededBytes)} werden gebraucht.`
        : `Auf diesem Gerät ist nicht genug Platz: ${format.bytes(neededBytes)} werden gebraucht, der Browser gibt ${format.bytes(freeBytes)}.`,
    next: 'Schaffe Platz oder erlaube dem Browser mehr, dann frag noch einmal. Was da war, ist noch da.',
  }),
  database: ({ reason, detail }) =>
    ({
      'newer-version': {
        what: 'Hier wurde eine neuere Fassung des Playground benutzt, und diese ältere kann nicht lesen, was jene aufbewahrt.',
        next: 'Lade die Seite neu, um die neuere Fassung zu bekommen.',
      },
      blocked: {
        what: 'Ein anderer Tab mit einer älteren Fassung des Playground ist offen und hält dessen Daten fest.',
        next: 'Schließe die anderen Tabs dieser Seite, dann lade neu.',
      },
      refused: {
        what: `Der Browser gibt dieser Seite keine Datenbank: ${detail}`,
        next: 'Meist liegt es an privaten Fenstern oder gesperrten Websitedaten. Frag noch einmal in einem gewöhnlichen Fenster.',
      },
      removed: {
        what: 'Der Browser hat gelöscht, was diese Seite aufbewahrt hat: Ihre Websitedaten wurden gelöscht, oder ihre Dateien sind beschädigt.',
        next: 'Lade die Seite neu, um neu zu beginnen.',
      },
      failed: {
        what: `Die Datenbank des Browsers geht nicht: ${detail}`,
        next: 'Starte den Browser neu, dann frag noch einmal. Bleibt es so, ist vielleicht seine Festplatte voll oder beschädigt.',
      },
    })[reason],
  'host-not-allowed': ({ host }) => ({
    what: `Dieses Modell liegt bei ${host}, und diese Seite lässt den Browser diesen Server nicht erreichen.`,
    next: 'Wähle ein anderes Modell oder eine Ausgabe des Playground, die diesen Server erlaubt.',
  }),
  'not-here': ({ modelId }) => ({
    what: `Das Modell ${modelId} ist nicht (mehr) auf diesem Gerät.`,
    next: 'Frag noch einmal: Es wird neu geholt.',
  }),
  aborted: () => ({
    what: 'Das Herunterladen wurde angehalten.',
    next: 'Frag noch einmal: Es geht weiter, wo es war.',
  }),
};
