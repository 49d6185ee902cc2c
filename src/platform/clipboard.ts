/**
 * Puts text on the clipboard. A text that is still to be made is given as a promise: browsers want
 * the call itself to happen within the press.
 *
 * @returns whether the browser has done it
 */
export async function copyText(text: string | Promise<string>): Promise<boolean> {
  const blob = Promise.resolve(text).then((made) => new Blob([made], { type: 'text/plain' }));
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
    return true;
  } catch {
    return false;
  }
}
