import * as v from 'valibot';

/** Why a host does not send a file, as far as its answer tells. */
export const RefusalSchema = v.picklist([
  /** A licence must be accepted with an account first; a page has none. */
  'gated',
  /** The repository is not there, or is private: hubs do not tell which. */
  'no-repository',
  'no-revision',
  'no-file',
  /** From this address, in the last minutes. */
  'too-many-requests',
  'server-error',
]);

export type Refusal = v.InferOutput<typeof RefusalSchema>;

/** Source: huggingface.co's `X-Error-Code`, as its client library reads it (`huggingface_hub/errors.py`). */
const byCode: Readonly<Record<string, Refusal>> = {
  GatedRepo: 'gated',
  RepoNotFound: 'no-repository',
  RevisionNotFound: 'no-revision',
  EntryNotFound: 'no-file',
};

/**
 * @param code the answer's `X-Error-Code`; null where there is none, or where it is hidden
 * @returns undefined where the answer says nothing that would help a person
 */
export function refusalOf(status: number, code: string | null): Refusal | undefined {
  if (code !== null && Object.hasOwn(byCode, code)) return byCode[code];
  if (status === 401) return 'no-repository';
  if (status === 404 || status === 410) return 'no-file';
  if (status === 429) return 'too-many-requests';
  return status >= 500 ? 'server-error' : undefined;
}
