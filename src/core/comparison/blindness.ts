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
  // Chinese and Japanese leave no blank around a name, so that the script has to tell where it ends.
  const words = answer.toLowerCase().match(/\p{Script=Latin}+|[^\P{L}\p{Script=Latin}]+/gu) ?? [];
  const said = new Set(words.flatMap((word, at) => [word, word + (words[at + 1] ?? '')]));
  return modelNames.flatMap(tellingNames).some((name) => said.has(name));
}
