import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodedText } from './decoded-text';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(2 * index, text.charCodeAt(index), !isBigEndian);
  }
  return bytes;
}

const table = 'frage;antwort\r\nGröße?;groß\r\n';

test.each([
  ['UTF-8', utf8(table), 'UTF-8'],
  ['UTF-8 with a mark', utf8(`\uFEFF${table}`), 'UTF-8'],
  ['UTF-16, the low byte first, with a mark', utf16(`\uFEFF${table}`, false), 'UTF-16'],
  ['UTF-16, the high byte first, with a mark', utf16(`\uFEFF${table}`, true), 'UTF-16'],
  ['UTF-16, the low byte first, without a mark', utf16(table, false), 'UTF-16'],
  ['UTF-16, the high byte first, without a mark', utf16(table, true), 'UTF-16'],
  ['Windows-1252', Uint8Array.from(table, (letter) => letter.charCodeAt(0)), 'Windows-1252'],
])('%s is read', (_name, bytes, encoding) => {
  expect(decodedText(bytes)).toEqual({ text: table, encoding });
});

test('Chinese in UTF-16 without a mark is read where it has lines', () => {
  const chinese = '问题\t回答\r\n一加一？\t二\r\n';
  expect(decodedText(utf16(chinese, false))?.text).toBe(chinese);
});

test.each([
  [
    'a zip archive, as a spreadsheet’s own file is',
    [0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0, 0xff, 0xd0],
  ],
  ['a picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]],
  ['half a character of UTF-16', [0xff, 0xfe, 0x61]],
])('%s is no text', (_name, bytes) => {
  expect(decodedText(Uint8Array.from(bytes))).toBeUndefined();
});

test('every text comes back from UTF-8, and with a mark from UTF-16', () => {
  const text = fc.string({ unit: 'binary' }).filter((any) => !/[\0\uFEFF]/.test(any));
  fc.assert(
    fc.property(text, fc.boolean(), (any, isBigEndian) => {
      expect(decodedText(utf8(any))?.text).toBe(any);
      expect(decodedText(utf16(`\uFEFF${any}`, isBigEndian))?.text).toBe(any);
    }),
    { numRuns: 50 },
  );
});
