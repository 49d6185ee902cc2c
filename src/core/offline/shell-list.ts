import * as v from 'valibot';
import { PathSchema, Sha256Schema, SizeBytesSchema } from '../catalogue/files';
import { failed, success, type Outcome } from '../outcome';

/** Name of the list, beside the page. */
export const shellListPath = 'shell.json';

const ShellListSchema = v.strictObject({
  /** Every file that the service worker keeps but the list itself; models are not among them. */
  files: v.array(
    v.strictObject({ path: PathSchema, sizeBytes: SizeBytesSchema, sha256: Sha256Schema }),
  ),
});

/** The files of the program and what they have to be; written by the build. */
export type ShellList = v.InferOutput<typeof ShellListSchema>;

/** Reads `shell.json`; a list that cannot be read is as good as damaged. */
export function parseShellList(text: string): Outcome<ShellList, { readonly kind: 'damaged' }> {
  try {
    const parsed = v.safeParse(ShellListSchema, JSON.parse(text));
    return parsed.success ? success(parsed.output) : failed({ kind: 'damaged' });
  } catch {
    return failed({ kind: 'damaged' });
  }
}
