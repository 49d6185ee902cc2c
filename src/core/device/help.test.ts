import { describe, expect, test } from 'vitest';
import { browserOf } from './browser';
import { adapterHelp, type HelpStep } from './help';

const chrome = (system: string, version: number) =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`;
const firefox = (system: string, version: number) =>
  `Mozilla/5.0 (${system}; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`;
const windows = 'Windows NT 10.0; Win64; x64';
const mac = 'Macintosh; Intel Mac OS X 10_15_7';
const linux = 'X11; Linux x86_64';
const safari = (system: string, version: number) =>
  `Mozilla/5.0 (${system}) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/${version}.0 Safari/605.1.15`;

const told = (userAgent: string, touchPoints = 0) => ({ userAgent, touchPoints });
const help = (failure: string, userAgent: string, touchPoints = 0) =>
  adapterHelp(failure, told(userAgent, touchPoints));

test.each([
  [chrome(windows, 156), 0, { engine: 'chromium', version: 156, system: 'windows' }],
  [`${chrome(windows, 156)} Edg/156.0.0.0`, 0, { engine: 'chromium', system: 'windows' }],
  [chrome(linux, 156), 0, { engine: 'chromium', system: 'linux' }],
  [chrome('Linux; Android 10; K', 121), 5, { engine: 'chromium', system: 'android' }],
  [chrome('X11; CrOS x86_64 14541.0.0', 130), 0, { engine: 'chromium', system: 'chromeos' }],
  [firefox(windows, 141), 0, { engine: 'firefox', version: 141, system: 'windows' }],
  [safari(mac, 26), 0, { engine: 'safari', version: 26, system: 'macos' }],
  [safari(mac, 18), 5, { engine: 'safari', system: 'ios' }],
  [chrome('iPhone; CPU iPhone OS 18_6 like Mac OS X', 1), 5, { engine: 'safari', system: 'ios' }],
  ['curl/8', 0, { engine: 'other', version: 0, system: 'other' }],
])('%s with %i touch points is known', (userAgent, touchPoints, browser) => {
  expect(browserOf(told(userAgent, touchPoints))).toMatchObject(browser);
});

describe('without WebGPU', () => {
  test('an old Chrome is to be updated, and Linux has a way of its own', () => {
    expect(help('no-webgpu', chrome(windows, 112))).toContain('update-chromium');
    expect(help('no-webgpu', chrome(windows, 113))).not.toContain('update-chromium');
    expect(help('no-webgpu', chrome(linux, 143))).toEqual([
      'update-chromium',
      'chromium-linux',
      'chromium-linux-flags',
      'other-browser',
    ]);
    expect(help('no-webgpu', chrome('Linux; Android 10; K', 120))[0]).toBe('update-chromium');
  });

  test.each<[string, string, number, readonly HelpStep[]]>([
    ['Chrome on Windows', chrome(windows, 150), 0, ['chromium-windows-arm', 'other-browser']],
    ['Edge on a Mac', `${chrome(mac, 150)} Edg/150.0.0.0`, 0, ['other-browser']],
    [
      'Chromium on Debian',
      chrome(linux, 156),
      0,
      ['chromium-linux', 'chromium-linux-flags', 'other-browser'],
    ],
    [
      'an old Chrome on a Chromebook',
      chrome('X11; CrOS x86_64 14541.0.0', 112),
      0,
      ['update-chromium', 'other-browser'],
    ],
    [
      'Samsung Internet',
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/24.0 Chrome/117.0.0.0 Mobile Safari/537.36',
      5,
      ['update-chromium', 'chromium-android', 'other-browser'],
    ],
    [
      'a window of an Android app',
      'Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A.240205.004; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/150.0.0.0 Mobile Safari/537.36',
      5,
      ['leave-app', 'chromium-android', 'other-browser'],
    ],
    [
      'Instagram on an iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 350.0.0.21.93',
      5,
      ['leave-app', 'update-safari'],
    ],
    [
      'an old Firefox on Windows',
      firefox(windows, 140),
      0,
      ['update-firefox', 'firefox-preference', 'other-browser'],
    ],
    ['Firefox on Windows', firefox(windows, 141), 0, ['firefox-preference', 'other-browser']],
    [
      'an old Firefox on a Mac',
      firefox('Macintosh; Intel Mac OS X 10.15', 140),
      0,
      ['update-firefox', 'firefox-macos', 'firefox-preference', 'other-browser'],
    ],
    [
      'Firefox on a Mac',
      firefox('Macintosh; Intel Mac OS X 10.15', 150),
      0,
      ['firefox-macos', 'firefox-preference', 'other-browser'],
    ],
    ['Firefox ESR on Linux', firefox(linux, 153), 0, ['firefox-preference', 'other-browser']],
    [
      'Firefox on FreeBSD',
      firefox('X11; FreeBSD amd64', 153),
      0,
      ['firefox-preference', 'other-browser'],
    ],
    [
      'Firefox on Android',
      'Mozilla/5.0 (Android 14; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0',
      5,
      ['firefox-android', 'other-browser'],
    ],
    [
      'Firefox on an iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/150.0 Mobile/15E148 Safari/605.1.15',
      5,
      ['update-safari'],
    ],
    [
      'Chrome on an iPad that calls itself a Mac',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/150 Version/18.6 Safari/605.1.15',
      5,
      ['update-safari'],
    ],
    ['Safari 18 on a Mac', safari(mac, 18), 0, ['update-safari', 'other-browser']],
    ['Safari 26 on a Mac', safari(mac, 26), 0, ['update-safari', 'safari-flag', 'other-browser']],
    [
      'Safari 26 on an iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1',
      5,
      ['safari-flag'],
    ],
    [
      'GNOME Web on Linux',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15 Epiphany/605.1.15',
      0,
      ['webkit-elsewhere', 'other-browser'],
    ],
    [
      'MiniBrowser of WebKitGTK',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
      0,
      ['webkit-elsewhere', 'other-browser'],
    ],
    [
      'a viewer with WebKit on Linux',
      'Mozilla/5.0 (X11; Ubuntu; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Safari/605.1.15',
      0,
      ['webkit-elsewhere', 'other-browser'],
    ],
    ['an unknown one', 'curl/8', 0, ['other-browser']],
  ])('%s is told what helps there', (_, userAgent, touchPoints, steps) => {
    expect(help('no-webgpu', userAgent, touchPoints)).toEqual(steps);
  });

  test('nobody is told to update the system of another maker, or to take a browser that is no other', () => {
    const linuxWebKit =
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15';
    for (const failure of ['no-webgpu', 'no-adapter']) {
      expect(help(failure, linuxWebKit)).not.toContain('update-safari');
      expect(help(failure, safari(mac, 26), 5)).not.toContain('other-browser');
    }
  });
});

describe('without an adapter', () => {
  test('a reload comes first, then a restart, then what may be switched off', () => {
    expect(help('no-adapter', chrome(mac, 150))).toEqual([
      'reload',
      'restart-browser',
      'graphics-acceleration',
      'chromium-gpu-page',
      'managed-browser',
      'other-browser',
    ]);
  });

  test('a Firefox that distrusts the card says where to look and how to overrule it', () => {
    for (const system of [windows, linux]) {
      expect(help('no-adapter', firefox(system, 153))).toEqual([
        'reload',
        'restart-browser',
        'update-driver',
        'firefox-blocklist',
        'other-browser',
      ]);
    }
    expect(help('no-adapter', firefox('Macintosh; Intel Mac OS X 10.15', 153))).toContain(
      'firefox-blocklist',
    );
    const android = 'Mozilla/5.0 (Android 14; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0';
    expect(help('no-adapter', android, 5)).not.toContain('firefox-blocklist');
  });

  test('drivers are named where there are any to update', () => {
    expect(help('no-adapter', chrome(windows, 150))).toContain('update-driver');
    expect(help('no-adapter', firefox(windows, 150))).toContain('update-driver');
    expect(help('no-adapter', chrome(mac, 150))).not.toContain('update-driver');
  });
});

test('other failures have no such help; an insecure address has one', () => {
  expect(help('out-of-memory', chrome(windows, 150))).toEqual([]);
  expect(help('insecure-address', chrome(windows, 150))).toEqual(['secure-address']);
});
