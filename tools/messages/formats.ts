/** A way to write an argument, `{sizeBytes, bytes}`: a function of the page's own formats. */
interface FormatOfArguments {
  /** TypeScript's type of what it writes. */
  readonly type: string;
  /** Whether it belongs to what the first paint has (`src/i18n/format.ts`), or to `later-format.ts`. */
  readonly isLater?: true;
}

/** Formats that a message may name; beside those of ICU, those that this page has anyway. */
export const formats: Readonly<Record<string, FormatOfArguments>> = {
  number: { type: 'number' },
  bytes: { type: 'number' },
  percent: { type: 'number' },
  list: { type: 'readonly string[]' },
  moment: { type: 'number' },
  day: { type: 'string' },
  duration: { type: 'number', isLater: true },
  strength: { type: 'number', isLater: true },
  share: { type: 'number', isLater: true },
};
