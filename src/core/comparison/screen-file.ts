import * as v from 'valibot';
import { failed, success, type Outcome } from '../outcome';
import type { ScreenFileFailure } from './failures';
import { parseWorkspace } from './kept-workspace';
import type { Workspace } from './workspace';

/** What the Compare screen shows, as a file: for where the browser cannot keep it. */
const format = 'playground screen';
const version = 1;

/** Bytes; four full contexts with the probabilities of each token are a tenth of it. */
export const mostScreenBytes = 64 * 2 ** 20;

export function screenText(workspace: Workspace): string {
  return JSON.stringify({ format, version, workspace }, null, 1);
}

const ScreenSchema = v.object({
  format: v.literal(format),
  version: v.literal(version),
  workspace: v.unknown(),
});

/** @param drawSeed of the controls, where an earlier version has kept none */
export function parseScreen(text: string, drawSeed: number): Outcome<Workspace, ScreenFileFailure> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failed({ kind: 'screen-other-file' });
  }
  const file = v.safeParse(ScreenSchema, json);
  if (!file.success) return failed({ kind: 'screen-other-file' });
  // What of it cannot be read stays in the file.
  const workspace = parseWorkspace(file.output.workspace, drawSeed)?.workspace;
  return workspace ? success(workspace) : failed({ kind: 'screen-unreadable' });
}
