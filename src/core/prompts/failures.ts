/** A variable without a value. */
export interface MissingValues {
  readonly kind: 'missing-values';
  readonly names: readonly string[];
}

/** With the values put in, the prompt would be longer than one that is typed or pasted may be. */
export interface FilledTooLong {
  readonly kind: 'filled-too-long';
  /** The variable whose values take the most characters. */
  readonly name: string;
  readonly characters: number;
  readonly mostCharacters: number;
  /** Of the values in a table, from 1; left out where they were typed. */
  readonly row?: number;
}

/** Why a prompt cannot be asked with the values that it was given. */
export type FillFailure = MissingValues | FilledTooLong;

/** Why a text is no table of values. Lines count from 1, as an editor shows them. */
export type TableFailure =
  | { readonly kind: 'table-empty' }
  /** Bytes that are no text: a spreadsheet's own file, say. */
  | { readonly kind: 'table-not-text' }
  | { readonly kind: 'table-too-large'; readonly mostCharacters: number }
  | { readonly kind: 'table-too-many-lines'; readonly mostLines: number }
  | { readonly kind: 'table-too-many-rows'; readonly mostRows: number }
  | { readonly kind: 'table-too-many-columns'; readonly mostColumns: number }
  /** Two columns have the name of a variable that the prompt has. */
  | {
      readonly kind: 'table-name-twice';
      /** The second of them, from 1. */
      readonly column: number;
      readonly found: string;
    }
  | { readonly kind: 'table-without-rows' }
  | {
      readonly kind: 'table-ragged';
      readonly expected: number;
      /** The first few of them. */
      readonly rows: readonly { readonly line: number; readonly fields: number }[];
      readonly count: number;
    }
  /** A quotation mark opens that nothing closes, or closes in the middle of a field. */
  | { readonly kind: 'table-quotes'; readonly line: number };

/** Why a text is no JSON schema that can be used here. */
export type SchemaFailure =
  | { readonly kind: 'schema-not-json'; readonly detail: string }
  /** A keyword's value is not what JSON Schema says it is. */
  | { readonly kind: 'schema-broken'; readonly path: string; readonly keyword: string }
  /** Valid, but nothing here checks it, or checking it could take for ever. */
  | { readonly kind: 'schema-unsupported'; readonly path: string; readonly keyword: string }
  | { readonly kind: 'schema-too-large' };

/** Why a file is no library of prompts. */
export type LibraryFailure =
  | { readonly kind: 'library-unreadable'; readonly detail: string }
  | { readonly kind: 'library-too-large'; readonly mostBytes: number }
  | { readonly kind: 'library-not-json' }
  | { readonly kind: 'library-other-format' }
  | { readonly kind: 'library-newer'; readonly version: number }
  | { readonly kind: 'library-broken'; readonly problems: readonly string[] };

export type PromptFailure = FillFailure | TableFailure | SchemaFailure | LibraryFailure;
