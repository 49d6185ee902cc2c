import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { canonicalLanguage, LanguageTag } from './language-tag';
import { BoundedList } from './list';
import { Day, Moment } from './moment';
import { Name, plainName } from './name';
import { Count } from './numbers';
import { wellFormed } from './text';

const taken = (schema: v.GenericSchema, value: unknown): boolean => v.is(schema, value);

test('a language is canonical, or none', () => {
  expect(v.parse(LanguageTag, 'EN-us')).toBe('en-US');
  expect(v.parse(LanguageTag, 'zh-hans')).toBe('zh-Hans');
  for (const wrong of ['en-1', '', 'e', 'en_US', 'a'.repeat(9), `en-${'x'.repeat(5_000_000)}`]) {
    expect(taken(LanguageTag, wrong), wrong.slice(0, 20)).toBe(false);
  }
  // It is well-formed, and nobody has it.
  expect(canonicalLanguage(`en-x${'-private'.repeat(20)}`)).toBeUndefined();
});

test('no text that is taken for a language makes Intl throw', () => {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,9}(-[a-z0-9]{0,9}){0,3}$/), (text) => {
      const tag = canonicalLanguage(text);
      if (tag !== undefined) names.of(tag);
      expect(tag === undefined || canonicalLanguage(tag) === tag).toBe(true);
    }),
  );
});

test('a name is one line that turns no text around it', () => {
  expect(v.parse(Name, 'a\u202egnp.exe\u2066 b\n\tc\0\u009f')).toBe('agnp.exe b  c');
  // What a single character's direction takes, and what joins letters and emoji.
  for (const kept of ['שלום\u200f!', 'می\u200cخواهم', '👩\u200d🔬', 'e\u0301', '']) {
    expect(plainName(kept)).toBe(kept);
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const name = plainName(text);
      expect(name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(plainName(name)).toBe(name);
    }),
  );
});

test('a moment is one that there is, in one form', () => {
  expect(v.parse(Moment, '2026-01-01T02:00:00+02:00')).toBe('2026-01-01T00:00:00.000Z');
  expect(v.parse(Moment, '2024-02-29T00:00:00Z')).toBe('2024-02-29T00:00:00.000Z');
  for (const none of [
    '2026-02-31T00:00:00Z',
    '2026-02-29T00:00:00.000Z',
    '2026-13-01T00:00:00Z',
    '0000-01-01T00:00:00Z',
    // The year 10000 in UTC.
    '9999-12-31T23:30:00-01:00',
    '2026-01-01',
    'now',
  ]) {
    expect(taken(Moment, none), none).toBe(false);
  }
  expect(taken(Day, '2026-02-31')).toBe(false);
  expect(taken(Day, '2026-02-28')).toBe(true);
});

test('every moment that the page writes is taken as it is', () => {
  const min = new Date(0);
  const max = new Date('9999-12-31T23:59:59.999Z');
  fc.assert(
    fc.property(fc.date({ min, max, noInvalidDate: true }), (date) => {
      expect(v.parse(Moment, date.toISOString())).toBe(date.toISOString());
    }),
  );
});

test('a count is whole, exact and finite', () => {
  for (const none of [Infinity, NaN, 1e308, -1, 0.5]) expect(taken(Count, none)).toBe(false);
  expect(taken(Count, Number.MAX_SAFE_INTEGER)).toBe(true);
});

test('halves of surrogate pairs are none of a text that a file can hold', () => {
  expect(wellFormed('a\ud800b \ude00 😀')).toBe('a\ufffdb \ufffd 😀');
});

test('a list that is too long is refused before its items are looked at', () => {
  let looked = 0;
  const item = v.pipe(
    v.string(),
    v.check(() => (looked += 1) > 0),
  );
  expect(taken(BoundedList(item, 20), Array(200_000).fill('tag'))).toBe(false);
  expect(looked).toBe(0);
  expect(taken(BoundedList(item, 20), Array(20).fill('tag'))).toBe(true);
});
