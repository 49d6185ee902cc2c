/** Words of models' names that are no names: sizes, formats and what a model was tuned for. */
const notNames = new Set([
  'instruct',
  'chat',
  'base',
  'mini',
  'small',
  'preview',
  'distill',
  'coder',
  'math',
  'reasoning',
  'pro',
  'jpn',
  'model',
  'the',
]);

/**
 * The names by which a model could give itself away: words of its name.
 *
 * @returns in lower case, without sizes ("135M") and formats ("q4f32")
 */
export function tellingNames(name: string): string[] {
  const words = name.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return [...new Set(words.filter((word) => !notNames.has(word)))];
}

/** Whether an answer says the name of a model, so that a vote on it is not blind. */
export function namesModel(answer: string, modelNames: readonly string[]): boolean {
  const words = new Set(answer.toLowerCase().match(/\p{L}+/gu) ?? []);
  return modelNames.flatMap(tellingNames).some((name) => words.has(name));
}

/** An answer without what a model thought before it: that tells models with thoughts apart. */
export function withoutThoughts(answer: string): string {
  return answer.replace(/<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/g, '').trimStart();
}
