// @ts-check
/** What may be cited as read for a model's licence. */

/** Hosts and owners by which the producers of models speak for themselves. */
const producers = [
  /^https:\/\/ai\.google\.dev\/(?:gemma|edge)\//,
  /^https:\/\/github\.com\/(?:QwenLM|deepseek-ai|ibm-granite)\/[^/]+\/blob\/[0-9a-f]{12,40}\/README\.md$/,
];

/**
 * @param {string} source an address, or a file of this project
 * @returns {'licence' | 'card' | 'producer' | undefined} undefined: it shows a tag at the most, or is another's word
 */
export function evidenceKind(source) {
  if (/(?:^|\/)LICENSE(?:\.(?:txt|md))?$/.test(source)) return 'licence';
  if (/\/MODEL_CARD\.md$/.test(source)) return 'card';
  if (/^https:\/\/huggingface\.co\/[^/]+\/[^/]+(?:\/blob\/[^/]+\/README\.md)?$/.test(source)) {
    return 'card';
  }
  return producers.some((producer) => producer.test(source)) ? 'producer' : undefined;
}
