/**
 * What is used of Papa Parse. Its own types bring those of Node along, and core would see globals
 * that no browser has.
 */
declare module 'papaparse/papaparse.js' {
  interface ParseError {
    readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch';
    /** Of the records, from 0; absent where none is to blame. */
    readonly row?: number;
  }
  interface Papa {
    parse(
      text: string,
      options: { readonly delimiter: string; readonly preview: number },
    ): { readonly data: readonly (readonly string[])[]; readonly errors: readonly ParseError[] };
  }
  const papa: Papa;
  export default papa;
}
