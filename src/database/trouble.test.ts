import { describe, expect, test } from 'vitest';
import { troubleOf, type Trouble } from './trouble';

function exception(name: string, message = ''): DOMException {
  return new DOMException(message, name);
}

/** The newer class of the quota's exception, which tells how much was asked for. */
class QuotaExceededError extends DOMException {
  constructor(message: string) {
    super(message, 'QuotaExceededError');
  }
}

const noSpace =
  'Connection is closing because of: IO error: .../000003.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 3::WritableFileAppend::8)';

/** What browsers throw, word for word where it was seen or stands in their sources. */
const thrown: readonly [trouble: Trouble, by: string, error: unknown][] = [
  ['no-room', 'Chromium, a full quota', exception('QuotaExceededError', 'Quota exceeded.')],
  ['no-room', 'Chromium, the newer class', new QuotaExceededError('')],
  ['no-room', 'Chromium, a write on a full disk', exception('UnknownError', noSpace)],
  [
    'no-room',
    'Chromium, an opening on a full disk',
    new QuotaExceededError('Encountered full disk while opening backing store for indexedDB.open.'),
  ],
  [
    'no-room',
    'Chromium, an undone transaction with the reason inside',
    Object.assign(exception('AbortError', 'The transaction was aborted.'), {
      cause: exception('QuotaExceededError'),
    }),
  ],
  [
    'no-room',
    'a library that wraps the exception',
    Object.assign(new Error('write failed'), { error: exception('QuotaExceededError') }),
  ],
  [
    'no-room',
    'Firefox, a full quota',
    exception('QuotaExceededError', 'The current transaction exceeded its quota limitations.'),
  ],
  ['no-room', 'Firefox, older', exception('NS_ERROR_DOM_INDEXEDDB_QUOTA_ERR')],
  ['no-room', 'Firefox, a full disk', { name: 'NS_ERROR_FILE_NO_DEVICE_SPACE', message: '' }],
  [
    'no-room',
    'Firefox, a full disk in words',
    exception('UnknownError', 'NS_ERROR_FILE_NO_DEVICE_SPACE'),
  ],
  [
    'no-room',
    'Safari, a full quota',
    exception('QuotaExceededError', 'The quota has been exceeded.'),
  ],
  [
    'no-room',
    'Safari, SQLite’s words',
    exception('UnknownError', 'Unable to store record in object store: database or disk is full'),
  ],
  ['no-room', 'a system’s words', new Error('ENOSPC: no space left on device, write')],
  ['no-room', 'Windows’ words', new Error('There is not enough space on the disk.')],
  [
    'unclear',
    'Chromium, an opening of files that are not all right',
    exception('UnknownError', 'Internal error opening backing store for indexedDB.open.'),
  ],
  [
    'unclear',
    'Chromium, its files',
    exception('UnknownError', 'Connection is closing because of: IO error: .../LOCK'),
  ],
  [
    'unclear',
    'Chromium, a bare transaction',
    exception('AbortError', 'Internal error committing transaction.'),
  ],
  [
    'unclear',
    'Firefox, its files',
    exception(
      'UnknownError',
      'The operation failed for reasons unrelated to the database itself and not covered by any other error code.',
    ),
  ],
  [
    'unclear',
    'Safari, its process',
    exception(
      'UnknownError',
      'Connection to Indexed Database server lost. Refresh the page to try again',
    ),
  ],
  [
    'newer-version',
    'a newer page',
    exception('VersionError', 'The requested version (7) is less than the existing version (8).'),
  ],
  ['refused', 'blocked site data', exception('SecurityError', 'The operation is insecure.')],
  [
    'refused',
    'Firefox, a private window',
    exception(
      'InvalidStateError',
      'A mutation operation was attempted on a database that did not allow mutations.',
    ),
  ],
  ['refused', 'no database at all', new ReferenceError('indexedDB is not defined')],
  ['failed', 'what cannot be stored', exception('DataCloneError', '() => 1 could not be cloned.')],
  ['failed', 'an undone transaction without a reason', exception('AbortError', 'AbortError')],
  ['failed', 'no error at all', undefined],
  ['failed', 'a text', 'oops'],
];

describe('an exception of a database', () => {
  test.each(thrown)('means %s: %s', (trouble, _by, error) => {
    expect(troubleOf(error)).toBe(trouble);
  });

  test('that holds itself is read to an end', () => {
    const error: { name: string; cause?: unknown } = { name: 'Error' };
    error.cause = error;
    expect(troubleOf(error)).toBe('failed');
  });
});
