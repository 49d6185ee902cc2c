/** A paste or a drop into a field. */
export type Arrival = (ClipboardEvent | DragEvent) & {
  readonly currentTarget: HTMLTextAreaElement;
};

/**
 * Refuses what is pasted into a field or dropped there and does not fit, as a whole: half a text would
 * be another text. The browser is not even given the work of laying it out.
 *
 * @returns how many characters were refused; undefined where they fit
 */
export function refuseOverlong(event: Arrival, mostCharacters: number): number | undefined {
  const { value, selectionStart, selectionEnd } = event.currentTarget;
  const isDrop = 'dataTransfer' in event;
  const data = isDrop ? event.dataTransfer : event.clipboardData;
  const coming = data?.getData('text/plain').length ?? 0;
  // A drop takes the place of nothing.
  const replaced = isDrop ? 0 : selectionEnd - selectionStart;
  if (coming === 0 || value.length - replaced + coming <= mostCharacters) return undefined;
  event.preventDefault();
  return coming;
}

/**
 * Refuses what is pasted into a field or dropped there and has too many lines, as a whole: 100,000 short
 * ones are not much text, and still take the browser seconds to lay out.
 *
 * @returns how many lines were refused; undefined where they are few enough
 */
export function refuseManyLines(event: Arrival, mostLines: number): number | undefined {
  const data = 'dataTransfer' in event ? event.dataTransfer : event.clipboardData;
  const lines = data?.getData('text/plain').split(/\r\n|\r|\n/).length ?? 0;
  if (lines <= mostLines) return undefined;
  event.preventDefault();
  return lines;
}
