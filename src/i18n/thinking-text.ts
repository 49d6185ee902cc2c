import type { Messages } from './messages.generated';

/** Thoughts by their length, as far as it is known: "Thinking · about 120 tokens · 3.4 s". */
export function thinkingText(
  t: Messages['comparison']['answer']['thinking'],
  { tokens, ms }: { readonly tokens: number | null; readonly ms: number | null },
): string {
  return [
    t.title,
    ...(tokens === null ? [] : [t.tokens({ tokens })]),
    // Tenths tell nothing any more where there are ten of seconds.
    ...(ms === null ? [] : [t.seconds({ seconds: ms < 9950 ? ms / 1000 : Math.round(ms / 1000) })]),
  ].join(' · ');
}
