import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { samplingTable } from '../settings/sampling-table';
import { fromBase64Url, toBase64Url } from './base64url';
import { firstRunConfig } from './run-config';
import { settings } from './fakes';
import { isLink } from './link-form';
import { linkFragment, mostLinkCharacters, parseLink, type SharedComparison } from './link';

const {
  drawSeed: _,
  drawnRounds: __,
  blindRounds: ___,
  probabilities: ____,
  ...controls
} = firstRunConfig(1);
const shared: SharedComparison = {
  prompt: 'Was ist 1 + 1?',
  responseSchema: null,
  columns: [{ modelId: 'small', settings }],
  controls,
};

const sampling = fc.record(
  Object.fromEntries(
    Object.entries(samplingTable).map(([name, { least, most, step }]) => [
      name,
      step === 1
        ? fc.integer({ min: least, max: most })
        : fc.double({ min: least, max: most, noNaN: true }).map((number) => number + 0),
    ]),
  ) as Record<keyof typeof samplingTable, fc.Arbitrary<number>>,
);

const sharing: fc.Arbitrary<SharedComparison> = fc.record({
  // Halves of surrogate pairs among them.
  prompt: fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }),
  responseSchema: fc.constantFrom(null, '{"type":"object"}', 'true'),
  columns: fc.array(
    fc.record({
      modelId: fc.string({ minLength: 1, maxLength: 60 }),
      settings: fc
        .tuple(sampling, fc.string({ unit: 'grapheme', maxLength: 100 }))
        .map(([drawn, systemPrompt]) => ({ ...drawn, systemPrompt })),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  controls: fc.record({
    schedule: fc.constantFrom('in-turn' as const, 'at-once' as const),
    order: fc.constantFrom('drawn' as const, 'as-shown' as const),
    sameSeed: fc.boolean(),
    sameSampling: fc.boolean(),
    fresh: fc.boolean(),
    warmUp: fc.boolean(),
    blind: fc.boolean(),
    maxSeconds: fc.integer({ min: 5, max: 3600 }),
  }),
});

/** A fragment with any content. */
function written(content: unknown): string {
  return `try=${toBase64Url(JSON.stringify(content))}`;
}

/** What comes of a link in which nothing is left out. */
const read = (value: SharedComparison) => ({ ok: true, value: { shared: value, leftOut: [] } });

describe('a link', () => {
  test('brings what it was made of', () => {
    fc.assert(
      fc.property(sharing, (wanted) => {
        const fragment = linkFragment(wanted);
        expect(fragment.ok && parseLink(fragment.value)).toEqual(read(wanted));
      }),
    );
  });

  test('has nothing in it that an address would write in another way', () => {
    const fragment = linkFragment({ ...shared, prompt: 'ÄÖ "<&>" 🙂\n#?%' });
    expect(fragment.ok && fragment.value).toMatch(/^try=[\w-]+$/);
  });

  test('leaves out the draws and counters of the one who made it', () => {
    const fragment = linkFragment({ ...shared, controls: firstRunConfig(123_456_789) });
    if (!fragment.ok) throw new Error('it is short');
    expect(fromBase64Url(fragment.value.slice(4))).not.toMatch(/123456789|drawSeed|Rounds/);
    expect(parseLink(fragment.value)).toEqual(read(shared));
  });

  test('is not made of more than one takes, and one that is longer is not read', () => {
    const long = { ...shared, prompt: 'x'.repeat(mostLinkCharacters) };
    expect(linkFragment(long)).toMatchObject({ ok: false, failure: { kind: 'link-too-long' } });
    const fragment = written({ version: 1, ...long });
    expect(parseLink(fragment)).toEqual({
      ok: false,
      failure: {
        kind: 'link-too-long',
        characters: fragment.length,
        mostCharacters: mostLinkCharacters,
      },
    });
  });
});

describe('on its way', () => {
  /** What chat and mail programs, or who writes in them, leave behind a link; escaped or not. */
  const trailing = fc
    .array(
      fc.constantFrom(
        ...['.', ',', ';', ':', '!', '?', ')', ']', '}', '>', '"', "'", '”', '“', '»', '’', '…'],
        ...[
          '_',
          '*',
          '`',
          '-',
          '\u200b',
          '\n',
          ' ',
          ').',
          '&utm_source=mail',
          '). And more',
          '</a>',
        ],
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((pieces) => pieces.join(''));
  /** A browser escapes these in the fragment of an address. */
  const byBrowser = (text: string): string =>
    text.replace(/[^\w.,;:!?)\]}'*&=/-]+/g, encodeURIComponent);

  function arriving(fragment: string, wanted: SharedComparison): void {
    expect(parseLink(fragment)).toEqual(read(wanted));
  }
  const fragmentOf = (wanted: SharedComparison): string => {
    const fragment = linkFragment(wanted);
    if (!fragment.ok) throw new Error('it is short');
    return fragment.value;
  };

  test('a link takes no harm from what stands behind it', () => {
    fc.assert(
      fc.property(sharing, trailing, (wanted, behind) => {
        const fragment = fragmentOf(wanted);
        arriving(fragment + behind, wanted);
        arriving(fragment + byBrowser(behind), wanted);
        arriving(fragment + encodeURIComponent(behind), wanted);
      }),
    );
  });

  test('a link may be broken into lines, quoted and escaped', () => {
    const joints = ['\n', '\r\n', '%0D%0A', '%20', '=\r\n', '\n> ', '\n>> ', '%E2%80%8B', '\u00ad'];
    const lines = fc.record({
      characters: fc.integer({ min: 60, max: 80 }),
      joint: fc.constantFrom(...joints),
    });
    fc.assert(
      fc.property(sharing, lines, trailing, (wanted, { characters, joint }, behind) => {
        const pieces = fragmentOf(wanted).match(new RegExp(`.{1,${characters}}`, 'g')) ?? [];
        arriving(pieces.join(joint), wanted);
        arriving(pieces.join(joint) + behind, wanted);
      }),
    );
  });

  test('a link may be escaped, once or more often', () => {
    const escape = (text: string): string =>
      text.replace(/[^A-Za-z0-9]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
    fc.assert(
      fc.property(sharing, trailing, (wanted, behind) => {
        const fragment = fragmentOf(wanted);
        arriving(escape(fragment), wanted);
        arriving(escape(`${fragment}.`), wanted);
        arriving(encodeURIComponent(escape(fragment)) + behind, wanted);
        arriving(fragment.replace('=', '=3D'), wanted);
      }),
    );
  });

  test('a link that lost its end or has nothing is told, however it is written', () => {
    const kinds = ['link-garbled', 'link-empty'];
    const told = (fragment: string): boolean => {
      const parsed = parseLink(fragment);
      return isLink(fragment) && !parsed.ok && kinds.includes(parsed.failure.kind);
    };
    const whole = fragmentOf(shared);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: whole.length - 1 }), trailing, (length, behind) => {
        const cut = whole.slice(0, length);
        expect(told(cut)).toBe(true);
        if (length > 3) {
          expect(told(cut + behind)).toBe(true);
          expect(told(cut + encodeURIComponent(behind))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
    for (const empty of ['try', 'try=', 'try=.', 'try=)', 'try%3D', 'try=%22%3E', 'try=%']) {
      expect(parseLink(empty), empty).toEqual({ ok: false, failure: { kind: 'link-empty' } });
      expect(isLink(empty)).toBe(true);
    }
  });

  test('a link shortened in its middle is not put together again', () => {
    const whole = fragmentOf({ ...shared, prompt: 'a'.repeat(300) });
    for (const gap of ['…', '...', '%E2%80%A6']) {
      expect(parseLink(whole.slice(0, 200) + gap + whole.slice(212))).toEqual({
        ok: false,
        failure: { kind: 'link-garbled' },
      });
    }
  });

  test('escaping makes no link too long, and no length is read without an end', () => {
    const fragment = fragmentOf({ ...shared, prompt: '\u00ff'.repeat(2000) });
    const escaped = fragment.replaceAll('_', '%255F').replaceAll('-', '%252D');
    expect(parseLink(escaped).ok).toBe(true);
    expect(parseLink(`try=${'Q\n'.repeat(100_000)}`)).toMatchObject({
      failure: { kind: 'link-too-long' },
    });
    expect(parseLink(`try=${'Q\n'.repeat(3000)}`).ok).toBe(false);
  });

  test('no screen is taken for a link', () => {
    for (const screen of ['', 'compare', 'prompts', 'records', 'ratings', 'models', 'privacy']) {
      expect(isLink(screen)).toBe(false);
    }
  });
});

describe('of what anyone can have made', () => {
  const kinds = ['link-too-long', 'link-empty', 'link-garbled', 'link-newer', 'link-broken'];

  test('text, JSON and bytes of any kind give a failure and never throw', () => {
    const garbage = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => `try=${text}`),
      fc.base64String().map((text) => `try=${text}`),
      fc.jsonValue().map(written),
      fc.jsonValue().map((value) => written({ version: 1, ...shared, prompt: [value], more: 1 })),
    );
    fc.assert(
      fc.property(garbage, (fragment) => {
        const parsed = parseLink(fragment);
        expect(!parsed.ok && kinds.includes(parsed.failure.kind)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('a link that lost its end or a letter brings nothing', () => {
    const fragment = linkFragment(shared);
    if (!fragment.ok) throw new Error('it is short');
    for (let length = 0; length < fragment.value.length; length += 1) {
      expect(parseLink(fragment.value.slice(0, length)).ok).toBe(false);
    }
  });

  test.each([
    ['a newer version', { version: 2, anything: true }, 'link-newer'],
    ['a version that none is', { version: 0, ...shared }, 'link-broken'],
    ['no version', shared, 'link-broken'],
    ['no columns', { version: 1, ...shared, columns: [] }, 'link-broken'],
    [
      'five columns',
      { version: 1, ...shared, columns: Array(5).fill(shared.columns[0]) },
      'link-broken',
    ],
    ['a schema that is none', { version: 1, ...shared, responseSchema: '{' }, 'link-broken'],
    [
      'a schema without an end',
      { version: 1, ...shared, responseSchema: '{"$ref":"#"}' },
      'link-broken',
    ],
    [
      'no time at all',
      { version: 1, ...shared, controls: { ...controls, maxSeconds: 0 } },
      'link-broken',
    ],
  ])('%s is refused', (_name, content, kind) => {
    expect(parseLink(written(content))).toMatchObject({ ok: false, failure: { kind } });
  });

  test('what this version does not know, and what no link may bring, is left out', () => {
    const [column] = shared.columns;
    const more = {
      version: 1,
      ...shared,
      answers: ['Yes.'],
      columns: [{ ...column, more: 1, settings: { ...column?.settings, unheard: 0.1 } }],
      controls: { ...controls, drawSeed: 1, blindRounds: 'many' },
    };
    expect(parseLink(written(more))).toEqual({
      ok: true,
      value: {
        shared: { ...shared, columns: [column] },
        leftOut: [
          'columns.0.settings.unheard',
          'columns.0.more',
          'controls.drawSeed',
          'controls.blindRounds',
          'answers',
        ],
      },
    });
  });

  test('a few of many such fields are named, and each in a line', () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`f${index}`, 1]));
    const parsed = parseLink(written({ ['x'.repeat(3000)]: 1, ...many, version: 1, ...shared }));
    expect(parsed.ok && parsed.value.leftOut).toEqual(['x'.repeat(100), 'f0', 'f1', 'f2', 'f3']);
  });

  test('ids of models and names of fields do not turn the text around them', () => {
    const columns = [{ modelId: '\u202esmall\n', settings }];
    const parsed = parseLink(written({ '\u202emore\n': 1, version: 1, ...shared, columns }));
    expect(parsed).toMatchObject({
      value: { shared: { columns: [{ modelId: 'small ' }] }, leftOut: ['more '] },
    });
  });

  test.each(Object.entries(samplingTable))('%s outside its range is refused', (name, range) => {
    const { least, most, step } = range;
    const wrong = [
      least - step,
      most + step,
      String(least),
      null,
      ...(step === 1 ? [least + 0.5] : []),
    ];
    for (const value of wrong) {
      const changed = { ...settings, [name]: value };
      const content = { version: 1, ...shared, columns: [{ modelId: 'small', settings: changed }] };
      expect(parseLink(written(content))).toMatchObject({
        ok: false,
        failure: { kind: 'link-broken', problems: [expect.stringContaining(name)] },
      });
    }
  });
});

test('base64url is what others make of a text, and one text has one way of being written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const theirs = Buffer.from(text).toString('base64url');
      expect(toBase64Url(text)).toBe(theirs);
      expect(fromBase64Url(theirs)).toBe(text);
    }),
  );
  expect(fromBase64Url(toBase64Url('\uFEFFa'))).toBe('\uFEFFa');
  for (const wrong of ['A', 'QR', 'QQ==', 'QQ QQ', '_w'])
    expect(fromBase64Url(wrong)).toBeUndefined();
});
