/** Most rows that a list which may have thousands draws before a person asks for more, and with each time that they do. */
export const rowsAtOnce = 50;
