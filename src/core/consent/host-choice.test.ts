import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allow, choiceText, isAllowed, nothingSaid, parseChoice, withdraw } from './host-choice';
import { siteOnlyText } from './site-only';

const hub = { host: 'hub.example', redirectsTo: ['*.cdn.example'] };
const other = { host: 'other.example', redirectsTo: [] };

test('at first no host is allowed', () => {
  expect(isAllowed(nothingSaid, hub)).toBe(false);
});

test('a host is allowed until that is withdrawn, the others stay', () => {
  const both = allow(allow(nothingSaid, [hub], 1), [other], 2);
  expect([hub, other].map((host) => isAllowed(both, host))).toEqual([true, true]);
  const left = withdraw(both, 'hub.example');
  expect([hub, other].map((host) => isAllowed(left, host))).toEqual([false, true]);
});

test('a host that has come to send files on to one more has to be allowed anew', () => {
  const choice = allow(nothingSaid, [hub], 1);
  const more = { ...hub, redirectsTo: [...hub.redirectsTo, 'new.example'] };
  expect(isAllowed(choice, more)).toBe(false);
  const anew = allow(choice, [more], 2);
  expect(anew.allowed).toEqual([{ ...more, allowedAtMs: 2 }]);
  expect(isAllowed(anew, more)).toBe(true);
});

test('the own site alone allows no host, and leaves none allowed behind', () => {
  const siteOnly = { siteOnly: true, allowed: allow(nothingSaid, [hub], 1).allowed };
  expect(isAllowed(siteOnly, hub)).toBe(false);
  expect(parseChoice(choiceText(siteOnly))).toEqual({ siteOnly: true, allowed: [] });
  expect(choiceText(siteOnly)).toBe(siteOnlyText);
});

test('what is kept is read as it was', () => {
  const named = fc.record({ host: fc.string(), redirectsTo: fc.array(fc.string()) });
  fc.assert(
    fc.property(fc.array(named), fc.nat(), (hosts, atMs) => {
      const choice = allow(nothingSaid, hosts, atMs);
      expect(parseChoice(choiceText(choice))).toEqual(choice);
    }),
  );
});

test('what a later version keeps of a host stays with it while others are allowed and withdrawn', () => {
  const later = { ...hub, allowedAtMs: 1, forModels: ['m'], of: { version: 2 } };
  const read = parseChoice(JSON.stringify([later]));
  const both = allow(read, [other], 2);
  expect(JSON.parse(choiceText(both))).toEqual([later, { ...other, allowedAtMs: 2 }]);
  expect(JSON.parse(choiceText(withdraw(both, other.host)))).toEqual([later]);
});

test('a word that cannot be read hides no others', () => {
  const [word] = allow(nothingSaid, [hub], 1).allowed;
  const garbled = { ...word, redirectsTo: 'all' };
  expect(parseChoice(JSON.stringify([garbled, word, 7]))).toEqual({
    siteOnly: false,
    allowed: [word],
  });
});

test('whatever else is kept allows nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { allowed } = parseChoice(text);
      expect(allowed.filter((one) => typeof one.host !== 'string')).toEqual([]);
    }),
  );
  for (const text of ['', 'hub.example', '[{"host":"hub.example"}]', '{"siteOnly":true}']) {
    expect(parseChoice(text)).toEqual(nothingSaid);
  }
});
