/** Numbers and sizes as a language writes them. */
export interface Format {
  /** With at most `digits` decimals (0 unless told). */
  number(value: number, digits?: number): string;
  /** Bytes in decimal units, as operating systems and hosts count them: "97 MB". */
  bytes(value: number): string;
  /** A rate with three significant digits at most, so that it does not flicker. */
  rate(value: number): string;
  /** "A, B and C". */
  list(items: readonly string[]): string;
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
    list: (items) => new Intl.ListFormat(language).format(items),
    rate: (value) => new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(value),
  };
}
