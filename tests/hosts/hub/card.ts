/** What the hub says of a repository beside its files. */
export interface HubCard {
  readonly licence?: string;
  readonly isGated?: boolean;
  readonly tags?: readonly string[];
  readonly baseModel?: string | readonly string[];
  readonly languages?: readonly string[];
  readonly downloads?: number;
  /** Of a GGUF repository: architecture, context_length, total. */
  readonly gguf?: Readonly<Record<string, string | number>>;
}
