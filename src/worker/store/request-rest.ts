import type { Outcome } from '../../core/outcome';
import { arrivalOf } from '../../core/store/arrival';
import type { RemoteFile } from '../../core/store/discovery';
import type { StoreFailure } from '../../core/store/failures';
import type { ArrivingFile } from './arriving-file';
import { requestFile, type FileRequest, type Reach } from './request';

/**
 * Asks for what is missing; the file has been rewound where the answer begins at its start. That the
 * host has changed it meanwhile is seen by its ETag: an `If-Range` would have the browser ask the host
 * for leave first (CORS), which hubs are not known to give.
 */
export async function askRest(
  reach: Reach,
  { file, signal }: { readonly file: RemoteFile; readonly signal: AbortSignal },
  arriving: ArrivingFile,
): Promise<Outcome<Response, StoreFailure>> {
  const { address, path, sizeBytes, sizeIsListed } = file;
  const request = { address, file: path, part: path, signal };
  const { offsetBytes } = arriving;
  // Two halves of a file that nothing checks might be of two versions.
  if (!file.resumable) arriving.rewind();
  if (offsetBytes === 0 || !file.resumable) return requestWhole(reach, request, arriving);
  const answer = await requestFile(reach, { ...request, range: `bytes=${offsetBytes}-` });
  const isPastTheEnd =
    !answer.ok && answer.failure.kind === 'network' && answer.failure.status === 416;
  if (!answer.ok && !isPastTheEnd) return answer;
  if (answer.ok) {
    const { status, headers, body } = answer.value;
    const head = {
      status,
      contentRange: headers.get('Content-Range'),
      contentLength: headers.get('Content-Length'),
    };
    const where = arriving.isOfVersion(headers.get('ETag'))
      ? arrivalOf(head, offsetBytes, sizeIsListed ? sizeBytes : null)
      : 'other';
    if (where === 'rest') return answer;
    arriving.rewind();
    if (where === 'whole') return answer;
    void body?.cancel().catch(() => undefined);
  }
  arriving.rewind();
  return requestWhole(reach, request, arriving);
}

async function requestWhole(
  reach: Reach,
  request: FileRequest,
  arriving: ArrivingFile,
): Promise<Outcome<Response, StoreFailure>> {
  const answer = await requestFile(reach, request);
  if (answer.ok) arriving.beginVersion(answer.value.headers.get('ETag'));
  return answer;
}
