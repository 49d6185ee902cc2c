// @ts-check
/** What storage, hashing, network and GPU cost by themselves, on a page without the playground. */

/** @typedef {import('playwright-core').Page} Page */

/**
 * Reads every stored part, hashes it and writes it to the GPU, each step alone.
 *
 * @param {Page} page on the site's origin, with the model stored
 */
export function rawWarmCosts(page) {
  return page.evaluate(async () => {
    /** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [info] = await indexedDB.databases();
    const database = await done(indexedDB.open(info?.name ?? ''));
    const time = async (/** @type {() => Promise<unknown>} */ work) => {
      const startedMs = performance.now();
      await work();
      return performance.now() - startedMs;
    };
    /** @type {ArrayBuffer[]} */
    let buffers = [];
    const readMs = await time(async () => {
      const blobs = await done(database.transaction('parts').objectStore('parts').getAll());
      buffers = await Promise.all(blobs.map((/** @type {Blob} */ blob) => blob.arrayBuffer()));
    });
    database.close();
    const hashMs = await time(async () => {
      for (const buffer of buffers) await crypto.subtle.digest('SHA-256', buffer);
    });
    const adapter = await navigator.gpu.requestAdapter();
    const device = await adapter?.requestDevice();
    if (!device) throw new Error('no device');
    // STORAGE and COPY_DST, as weights have it.
    const usage = 0x80 | 0x08;
    const uploadMs = await time(async () => {
      for (const buffer of buffers) {
        const size = Math.floor(buffer.byteLength / 4) * 4;
        const target = device.createBuffer({
          size,
          usage,
        });
        device.queue.writeBuffer(target, 0, buffer, 0, size);
        await device.queue.onSubmittedWorkDone();
      }
    });
    device.destroy();
    const bytes = buffers.reduce((sum, { byteLength }) => sum + byteLength, 0);
    return { readMs, hashMs, uploadMs, bytes };
  });
}

/**
 * Fetches the given addresses, four at a time, and writes the same bytes into a database, each alone.
 *
 * @param {Page} page
 * @param {string[]} addresses
 */
export function rawColdCosts(page, addresses) {
  return page.evaluate(async (all) => {
    /** @type {Blob[]} */
    const blobs = [];
    const fetchStartedMs = performance.now();
    const waiting = all.values();
    const lane = async () => {
      for (const address of waiting) {
        blobs.push(await (await fetch(address, { cache: 'no-store' })).blob());
      }
    };
    await Promise.all([lane(), lane(), lane(), lane()]);
    const fetchMs = performance.now() - fetchStartedMs;

    const name = `bench ${Math.random()}`;
    const opening = indexedDB.open(name);
    opening.onupgradeneeded = () => opening.result.createObjectStore('parts');
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const database = opening.result;
    const writeStartedMs = performance.now();
    for (const [index, blob] of blobs.entries()) {
      const transaction = database.transaction('parts', 'readwrite', { durability: 'strict' });
      transaction.objectStore('parts').put(blob, index);
      await new Promise((resolve) => (transaction.oncomplete = resolve));
    }
    const writeMs = performance.now() - writeStartedMs;
    database.close();
    indexedDB.deleteDatabase(name);
    return { fetchMs, writeMs };
  }, addresses);
}
