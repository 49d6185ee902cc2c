/**
 * What brings the database from version n to n + 1, at index n. A step that has been released is
 * never edited: databases with its outcome exist.
 */
export const migrations: readonly ((database: IDBDatabase) => void)[] = [
  (database) => {
    database.createObjectStore('parts');
    database.createObjectStore('models', { keyPath: 'id' });
    database.createObjectStore('downloads', { keyPath: 'id' });
  },
  (database) => {
    database.createObjectStore('workspaces');
  },
];

export const newestVersion = migrations.length;
