/**
 * What an exception of IndexedDB says. `unclear`: browsers have the same words for a full disk and for
 * other trouble with their files. `failed`: something else, which has nothing to do with room.
 */
export type Trouble = 'no-room' | 'newer-version' | 'refused' | 'unclear' | 'failed';

/** A full quota, by the exception's name: Chromium and Safari; Firefox, also from before it told others. */
const quotaNames = new Set([
  'QuotaExceededError',
  'NS_ERROR_DOM_INDEXEDDB_QUOTA_ERR',
  'NS_ERROR_DOM_QUOTA_EXCEEDED_ERR',
  'NS_ERROR_DOM_QUOTA_REACHED',
  'NS_ERROR_FILE_NO_DEVICE_SPACE',
  'NS_ERROR_FILE_DISK_FULL',
]);

/**
 * A full disk, by the message of whatever exception: Chromium's LevelDB (`FILE_ERROR_NO_SPACE`), its
 * opening ("Encountered full disk while opening backing store"), SQLite in Safari and Firefox ("database
 * or disk is full"), the systems' own words (ENOSPC: "No space left on device"; Windows: "There is not
 * enough space on the disk").
 */
const fullDisk =
  /quota|no[_ ](?:device[_ ])?space|enospc|full disk|disk (?:is )?full|not enough (?:disk )?space/i;

/**
 * Trouble with the files that may be a full disk: Chromium ("Internal error opening backing store",
 * "Connection is closing because of: ..."), Safari ("... Indexed Database server", "Unable to store
 * record"), Firefox ("The operation failed for reasons unrelated to the database itself").
 */
const filesTrouble =
  /backing store|internal error|i\/?o error|connection is closing|indexed database server|unable to|reasons unrelated to the database/i;

/** No database at all here: blocked site data, and the private windows of browsers that give none in them. */
const refusal = /did not allow mutations|not (?:supported|allowed) in (?:this context|private)/i;

/** What is read of an exception; some browsers and libraries wrap the one that tells. */
interface Told {
  readonly name: string;
  readonly message: string;
  readonly inner: unknown;
}

function told(error: unknown): Told {
  if (typeof error !== 'object' || error === null) {
    return { name: '', message: String(error), inner: undefined };
  }
  const { name, message, cause, error: wrapped } = error as Record<string, unknown>;
  return {
    name: typeof name === 'string' ? name : '',
    message: typeof message === 'string' ? message : '',
    inner: cause ?? wrapped,
  };
}

/** How many exceptions may be wrapped in each other. */
const mostDepth = 5;

export function troubleOf(error: unknown, depth = 0): Trouble {
  const { name, message, inner } = told(error);
  if (quotaNames.has(name) || fullDisk.test(message)) return 'no-room';
  if (inner !== undefined && depth < mostDepth) {
    const within = troubleOf(inner, depth + 1);
    if (within !== 'failed') return within;
  }
  if (name === 'VersionError') return 'newer-version';
  if (name === 'SecurityError' || refusal.test(message)) return 'refused';
  // Where a browser has none, its name is not known.
  if (name === 'ReferenceError' && message.includes('indexedDB')) return 'refused';
  return name === 'UnknownError' || filesTrouble.test(message) ? 'unclear' : 'failed';
}
