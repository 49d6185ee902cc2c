import type { Prompt } from '../prompt';

/** What ready-made prompts try a model at: the first tag of each. */
export const categories = [
  'general',
  'reasoning',
  'code',
  'extraction',
  'refusal',
  'translation',
] as const;

export type Category = (typeof categories)[number];

interface Draft {
  readonly title: string;
  readonly text: string;
  /** A JSON schema. */
  readonly schema?: object;
}

/** Ids of the prompts that belong to the program begin so. */
export const readyMadeId = 'ready-made/';

/** The prompts of a language, from short drafts; their names make the ids, which stay. */
export function promptsIn(
  language: string,
  drafts: Readonly<Partial<Record<Category, Readonly<Record<string, Draft>>>>>,
): readonly Prompt[] {
  return categories.flatMap((category) =>
    Object.entries(drafts[category] ?? {}).map(([name, { title, text, schema }]): Prompt => ({
      id: `${readyMadeId}${language}/${name}`,
      role: 'user',
      title,
      text,
      tags: [category],
      language,
      responseSchema: schema === undefined ? null : JSON.stringify(schema, null, 2),
    })),
  );
}

/** An object with just these properties, all of them required. */
export function objectOf(properties: Readonly<Record<string, object>>): object {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

export const text = { type: 'string' };
export const whole = { type: 'integer' };
export const number = { type: 'number' };
export const texts = { type: 'array', items: text };
