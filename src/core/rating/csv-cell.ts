/**
 * What a spreadsheet would take for a formula (OWASP's list, wide forms included) or for a number, whose
 * last digits it would round away: ids and hashes may be digits alone.
 */
const notText = /^['=+\-@\t\r\n0-9＝＋－＠]/;

/** Text as a cell that every spreadsheet shows as the text that it is; `textOfCell` gives it back. */
export function cellOfText(text: string): string {
  return notText.test(text) ? `'${text}` : text;
}

export function textOfCell(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

/**
 * A row of CSV (RFC 4180), every cell in quotes: a spreadsheet that parts cells at semicolons then
 * does not find one inside a text.
 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`;
}
