import { beforeEach, expect, test } from 'vitest';
import { refuseOverlong } from './overlong';

let field: HTMLTextAreaElement;
let refused: number | undefined;

beforeEach(() => {
  field = document.createElement('textarea');
  field.value = '0123456789';
  refused = undefined;
  field.onpaste = (event) => (refused = refuseOverlong(event as never, 12));
  field.ondrop = (event) => (refused = refuseOverlong(event as never, 12));
  document.body.replaceChildren(field);
});

const data = (text: string): DataTransfer => {
  const transfer = new DataTransfer();
  transfer.setData('text/plain', text);
  return transfer;
};
const paste = (text: string): boolean =>
  field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data(text), cancelable: true }));
const drop = (text: string): boolean =>
  field.dispatchEvent(new DragEvent('drop', { dataTransfer: data(text), cancelable: true }));

test.each([
  ['abc', 0, 0, 3],
  ['ab', 0, 0, undefined],
  ['abcdef', 0, 4, undefined],
  ['abcdefg', 0, 4, 7],
  // An image on the clipboard is no text.
  ['', 0, 0, undefined],
])(
  'a paste of “%s” over %i to %i is refused as a whole where it does not fit',
  (text, from, to, by) => {
    field.setSelectionRange(from, to);
    expect([paste(text), refused]).toEqual([by === undefined, by]);
  },
);

test('what is dropped takes the place of nothing', () => {
  field.setSelectionRange(0, 10);
  expect([drop('abc'), refused]).toEqual([false, 3]);
  expect([drop('ab'), refused]).toEqual([true, undefined]);
});
