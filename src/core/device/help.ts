import { browserOf, type Browser, type BrowserFacts } from './browser';

/**
 * One thing to try where a browser gives no graphics adapter. Sources: the implementation status of
 * the WebGPU working group (github.com/gpuweb/gpuweb/wiki/Implementation-Status, April 2026), MDN's
 * compatibility data, Chrome's page on troubleshooting WebGPU.
 */
export type HelpStep =
  | 'secure-address'
  | 'reload'
  | 'restart-browser'
  | 'update-chromium'
  | 'update-firefox'
  | 'update-safari'
  /** Which graphics cards Chromium takes on Linux, and from which version. */
  | 'chromium-linux'
  /** How to start it there with any other card. */
  | 'chromium-linux-flags'
  | 'chromium-android'
  | 'chromium-windows-arm'
  /** The setting that turns the graphics card off altogether. */
  | 'graphics-acceleration'
  /** The page on which Chromium says what it has switched off, and why. */
  | 'chromium-gpu-page'
  | 'update-driver'
  | 'managed-browser'
  | 'firefox-macos'
  /** Not in releases for this system. */
  | 'firefox-not-yet'
  | 'other-browser';

/** What to try, the likeliest first; nothing for failures that are not about finding an adapter. */
export function adapterHelp(failureKind: string, facts: BrowserFacts): readonly HelpStep[] {
  const browser = browserOf(facts);
  switch (failureKind) {
    case 'insecure-address':
      return ['secure-address'];
    case 'no-webgpu':
      return [...withoutWebGpu(browser), 'other-browser'];
    case 'no-adapter':
      return ['reload', 'restart-browser', ...withoutAdapter(browser), 'other-browser'];
    default:
      return [];
  }
}

/** First versions with WebGPU switched on. */
const firstChromium = {
  windows: 113,
  macos: 113,
  chromeos: 113,
  other: 113,
  android: 121,
  linux: 144,
  ios: 0,
} as const;

function withoutWebGpu({ engine, version, system }: Browser): readonly HelpStep[] {
  switch (engine) {
    case 'chromium': {
      const update: HelpStep[] = version < firstChromium[system] ? ['update-chromium'] : [];
      return [...update, ...chromiumOn(system)];
    }
    case 'firefox':
      if (system === 'windows') return ['update-firefox'];
      if (system === 'macos') return ['update-firefox', 'firefox-macos'];
      return ['firefox-not-yet'];
    case 'safari':
      return ['update-safari'];
    case 'other':
      return [];
  }
}

function withoutAdapter({ engine, system }: Browser): readonly HelpStep[] {
  const driver: HelpStep[] = system === 'windows' || system === 'linux' ? ['update-driver'] : [];
  if (engine !== 'chromium') return engine === 'firefox' ? driver : [];
  const onDesktop: HelpStep[] =
    system === 'android' ? [] : ['graphics-acceleration', 'chromium-gpu-page'];
  const managed: HelpStep[] = system === 'android' ? [] : ['managed-browser'];
  return [...onDesktop, ...driver, ...chromiumOn(system), ...managed];
}

function chromiumOn(system: Browser['system']): readonly HelpStep[] {
  if (system === 'linux') return ['chromium-linux', 'chromium-linux-flags'];
  if (system === 'android') return ['chromium-android'];
  return system === 'windows' ? ['chromium-windows-arm'] : [];
}
