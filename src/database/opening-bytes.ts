/**
 * Room that opening the database may take. LevelDB, which Chromium keeps databases in, writes its log
 * anew as tables (4 MiB a piece) and a new list of them: twice that, and some more.
 */
export const openingBytes = 16 * 2 ** 20;
