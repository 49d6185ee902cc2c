/** Numbers and sizes as a language writes them. */
export interface Format {
  /** With at most `digits` decimals (0 unless told). */
  readonly number: (value: number, digits?: number) => string;
  /** Bytes in decimal units, as operating systems and hosts count them: "97 MB". */
  readonly bytes: (value: number) => string;
  /** A rate with three significant digits at most, so that it does not flicker. */
  readonly rate: (value: number) => string;
  /** "42 %", of a share from 0 to 1. */
  readonly percent: (share: number) => string;
  /** A large number in words: "134.5M". */
  readonly compact: (value: number) => string;
  /** "A, B and C". */
  readonly list: (items: readonly string[]) => string;
  /** Day and time of a moment in milliseconds since 1970: "21 Nov 2026, 10:42". */
  readonly moment: (ms: number) => string;
  /** A day as ISO 8601 has it, "2026-11-21", as people write it. */
  readonly day: (iso: string) => string;
  /** The name of a country, by its ISO 3166-1 code. */
  readonly region: (code: string) => string;
  /** The name of a language, by its BCP 47 tag. */
  readonly language: (tag: string) => string;
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function formatFor(language: string): Format {
  return {
    number: (value, digits = 0) =>
      new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value),
    bytes(value) {
      const power = Math.min(3, Math.floor(Math.log10(Math.max(1, value)) / 3));
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit: units[power] ?? 'byte',
        unitDisplay: power === 0 ? 'long' : 'short',
        maximumFractionDigits: power === 3 ? 1 : 0,
      }).format(value / 1000 ** power);
    },
    percent: (share) =>
      new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    compact: (value) =>
      new Intl.NumberFormat(language, {
        notation: 'compact',
        maximumSignificantDigits: 3,
      }).format(value),
    list: (items) => new Intl.ListFormat(language).format(items),
    moment: orAsItIs((ms: number) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(ms),
    ),
    day: orAsItIs((iso: string) =>
      new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(
        Date.parse(iso),
      ),
    ),
    region: orAsItIs((code: string) =>
      new Intl.DisplayNames(language, { type: 'region' }).of(code),
    ),
    language: orAsItIs((tag: string) =>
      new Intl.DisplayNames(language, { type: 'language' }).of(tag),
    ),
    rate: (value) => new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(value),
  };
}

/** What `Intl` writes; where it throws at a value, as at the language "en-1", the value as it is. */
function orAsItIs<Value>(write: (value: Value) => string | undefined): (value: Value) => string {
  return (value) => {
    try {
      return write(value) ?? String(value);
    } catch {
      return String(value);
    }
  };
}
