import type { AskedOf } from '../comparison/workspace';
import { gridOf } from './grid';
import { settingsJson } from './stamp';
import type { Run } from './run';

/** An answer of which it is not known whose it is, with what was said before it. */
export interface Unowned {
  readonly prompt: string;
  readonly text: string;
  readonly before: readonly { readonly prompt: string; readonly text: string }[];
}

/**
 * Whose an answer is, by the runs in which it was given: the same text to the same conversation.
 *
 * @returns undefined where no run has it, or those that have it are not of one mind
 */
export function ownerIn(runs: readonly Run[], unowned: Unowned): AskedOf | undefined {
  const found = new Map<string, AskedOf>();
  for (const run of runs) {
    if (run.origin.kind !== 'compare' || run.items[0]?.text !== unowned.prompt) continue;
    const [row = []] = gridOf(run);
    for (const [place, { modelId, modelName, settings, before }] of run.columns.entries()) {
      if (row[place]?.outcome.answer.text !== unowned.text) continue;
      if (
        conversation(before.map(({ prompt, answer }) => ({ prompt, text: answer }))) !==
        conversation(unowned.before)
      )
        continue;
      found.set(`${modelId} ${settingsJson(settings)}`, { modelId, modelName, settings });
    }
  }
  const [only, ...others] = found.values();
  return others.length === 0 ? only : undefined;
}

function conversation(before: Unowned['before']): string {
  return JSON.stringify(before.map(({ prompt, text }) => [prompt, text]));
}
