import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isPlainText } from './plain-text';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ['a licence of this project', readFileSync('LICENSE')],
  ['a text with a form feed', bytes('One\f\r\n\tTwo')],
  ['a text that speaks of markup', bytes('Apache <http://www.apache.org/>, née 2004')],
  ['a text after a byte order mark', bytes('\uFEFFMIT License')],
])('%s is text', (_, text) => {
  expect(isPlainText(text)).toBe(true);
});

test.each([
  ['nothing', bytes('')],
  ['blanks', bytes(' \n')],
  ['a web page', bytes('<!doctype html><title>Log in</title>')],
  ['a web page after a byte order mark and blanks', bytes('\uFEFF \n<HTML lang="en">')],
  [
    'a Git LFS pointer',
    bytes('version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n'),
  ],
  ['data', new Uint8Array([0x4d, 0x49, 0x54, 0x00])],
])('%s is none', (_, data) => {
  expect(isPlainText(data)).toBe(false);
});
