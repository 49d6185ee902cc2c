import * as v from 'valibot';
import { readJson } from '../bounds/json';
import { within } from '../bounds/share';
import { failed, success, type Outcome } from '../outcome';
import type { ScreenFileFailure } from './failures';
import { checkedWorkspace } from './checked-workspace';
import type { Workspace } from './workspace';

/** What the Compare screen shows, as a file: for where the browser cannot keep it. */
const format = 'playground screen';
const version = 1;

/** Bytes; four full contexts with the probabilities of each token are a tenth of it. */
export const mostScreenBytes = 64 * 2 ** 20;

export interface Screen {
  readonly workspace: Workspace;
  /** What could not be written beside it: an `Unsaved`, to be read with `readUnsaved`. */
  readonly unsaved: unknown;
}

export function screenText({ workspace, unsaved }: Screen): string {
  return JSON.stringify({ format, version, workspace, unsaved });
}

const ScreenSchema = v.object({
  format: v.literal(format),
  version: v.literal(version),
  workspace: v.unknown(),
  unsaved: v.optional(v.unknown()),
});

/**
 * The screen of a file. It stops now and then, so that a large one need not keep the page from being
 * drawn, and tells how far it is, from 0 to 1.
 *
 * @param drawSeed of the run config, where an earlier version has kept none
 */
export function* readScreen(
  text: string,
  drawSeed: number,
): Generator<number, Outcome<Screen, ScreenFileFailure>> {
  const json = yield* within(0, 0.5, readJson(text));
  const file = v.safeParse(ScreenSchema, json.ok ? json.value : undefined);
  if (!file.success) return failed({ kind: 'screen-other-file' });
  const checked = checkedWorkspace(file.output.workspace, drawSeed);
  const workspace = yield* within(0.5, 1, checked);
  if (!workspace.ok) return workspace;
  return success({ workspace: workspace.value, unsaved: file.output.unsaved });
}
