import type { IncomingMessage, ServerResponse } from 'node:http';
import { byteRange } from '../../../tools/serve/server.mjs';
import type { Fault } from './fault';

/** A busy browser loses what it has not read yet when the connection ends: it gets so long for it. */
export const cutAfterMs = 100;

/** Sends bytes, or the one range of them that was asked for, as the fault has it. */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  file: { readonly bytes: Uint8Array; readonly etag: string },
  fault?: Fault,
): void {
  const { etag } = file;
  const bytes = fault?.kind === 'altered' ? altered(file.bytes) : file.bytes;
  const asked = fault?.kind === 'no-ranges' ? undefined : request.headers.range;
  const range = byteRange(asked, bytes.byteLength);
  response.setHeader('ETag', `"${etag}"`);
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('Content-Type', 'application/octet-stream');
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'Content-Range': `bytes */${bytes.byteLength}` }).end();
    return;
  }
  const { first, last } = range === 'whole' ? { first: 0, last: bytes.byteLength - 1 } : range;
  const sent = bytes.subarray(first, last + 1);
  response.setHeader('Content-Length', sent.byteLength);
  if (range !== 'whole') {
    response.setHeader('Content-Range', `bytes ${first}-${last}/${bytes.byteLength}`);
  }
  response.writeHead(range === 'whole' ? 200 : 206);
  const mostBytes =
    fault?.kind === 'cut'
      ? fault.everyBytes
      : fault?.kind === 'stalls' || fault?.kind === 'no-ranges'
        ? fault.afterBytes
        : Infinity;
  if (mostBytes >= sent.byteLength) response.end(sent);
  else {
    response.write(sent.subarray(0, mostBytes), () => {
      if (fault?.kind === 'cut') setTimeout(() => response.destroy(), cutAfterMs);
    });
  }
}

function altered(bytes: Uint8Array): Uint8Array {
  return bytes.with(5, (bytes[5] ?? 0) ^ 1);
}
