import { describe, expect, test } from 'vitest';
import { browserOf } from './browser';
import { adapterHelp } from './help';

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

  test('Firefox says where it has it, Safari what to update', () => {
    expect(help('no-webgpu', firefox(windows, 140))).toContain('update-firefox');
    expect(help('no-webgpu', firefox(mac, 150))).toContain('firefox-macos');
    expect(help('no-webgpu', firefox(linux, 150))).toEqual(['firefox-not-yet', 'other-browser']);
    expect(help('no-webgpu', safari(mac, 18))).toEqual(['update-safari', 'other-browser']);
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
