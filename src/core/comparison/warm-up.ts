/** As many tokens as show that all of a model's compute pipelines have run. */
const enough = 4;

/** Tokens of the short answer that warms a model up: never more than an answer may have. */
export function warmUpTokens({ maxTokens }: { readonly maxTokens: number }): number {
  return Math.min(enough, maxTokens);
}
