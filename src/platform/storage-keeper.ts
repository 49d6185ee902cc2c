import type { StorageKeeper } from '../core/store/persistence';

// Absent in insecure contexts, whatever the DOM library says.
const storage = navigator.storage as StorageManager | undefined;

export const storageKeeper: StorageKeeper = {
  async persistence() {
    if (!storage?.persisted) return 'unavailable';
    return (await storage.persisted()) ? 'granted' : 'unasked';
  },
  async persist() {
    if (!storage?.persist) return 'unavailable';
    return (await storage.persist()) ? 'granted' : 'refused';
  },
  async estimate() {
    const { usage, quota } = (await storage?.estimate()) ?? {};
    return { usedBytes: usage ?? null, quotaBytes: quota ?? null };
  },
};
