/** Readers whose bytes somebody waits for. */
const underWay = new Set<object>();

/**
 * Keeps a stream's reader from being collected while `work` reads from it. A page's browser may
 * collect a byte stream that nothing but its own pending read refers to, and that read then never
 * ends: Chromium does it with files, WebKit has done it with files and with answers
 * (https://github.com/WebKit/WebKit/pull/54097).
 */
export async function whileReading<Value>(
  reader: object,
  work: () => Promise<Value>,
): Promise<Value> {
  underWay.add(reader);
  try {
    return await work();
  } finally {
    underWay.delete(reader);
  }
}
