import { browserOf, type Browser, type BrowserFacts } from './browser';

/**
 * One thing to try where a browser gives no graphics adapter. Sources: the implementation status of
 * the WebGPU working group (github.com/gpuweb/gpuweb/wiki/Implementation-Status, April 2026), MDN's
 * compatibility data, Chrome's page on troubleshooting WebGPU; Firefox ESR 153 and WebKitGTK 2.50 on
 * Debian 12, tried.
 */
export type HelpStep =
  | 'secure-address'
  | 'reload'
  | 'restart-browser'
  /** The page is shown by an app that is no browser. */
  | 'leave-app'
  | 'update-chromium'
  | 'update-firefox'
  | 'update-safari'
  /** Where Safari has it and has it switched off. */
  | 'safari-flag'
  /** WebKit has WebGPU on Apple's systems alone. */
  | 'webkit-elsewhere'
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
  /** The preference behind which it is where it is not switched on (Linux, long-term releases). */
  | 'firefox-preference'
  /** Firefox does not trust the card or its driver, which a preference overrules. */
  | 'firefox-blocklist'
  /** Firefox for Android has none, and no preferences either. */
  | 'firefox-android'
  | 'other-browser';

/** What to try, the likeliest first; nothing for failures that are not about finding an adapter. */
export function adapterHelp(failureKind: string, facts: BrowserFacts): readonly HelpStep[] {
  const browser = browserOf(facts);
  const leave: HelpStep[] = browser.inApp ? ['leave-app'] : [];
  // On iOS every browser has the engine of the system.
  const other: HelpStep[] = browser.system === 'ios' ? [] : ['other-browser'];
  switch (failureKind) {
    case 'insecure-address':
      return ['secure-address'];
    case 'no-webgpu':
      return [...leave, ...withoutWebGpu(browser), ...other];
    case 'no-adapter':
      return [...leave, 'reload', 'restart-browser', ...withoutAdapter(browser), ...other];
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
const firstFirefox = { windows: 141, macos: 145 } as const;
const firstSafari = 26;

function withoutWebGpu({ engine, version, system }: Browser): readonly HelpStep[] {
  switch (engine) {
    case 'chromium': {
      const update: HelpStep[] = version < firstChromium[system] ? ['update-chromium'] : [];
      return [...update, ...chromiumOn(system)];
    }
    case 'firefox': {
      if (system === 'android') return ['firefox-android'];
      if (system !== 'windows' && system !== 'macos') return ['firefox-preference'];
      const update: HelpStep[] = version < firstFirefox[system] ? ['update-firefox'] : [];
      const mac: HelpStep[] = system === 'macos' ? ['firefox-macos'] : [];
      return [...update, ...mac, 'firefox-preference'];
    }
    case 'safari':
      if (system !== 'macos' && system !== 'ios') return ['webkit-elsewhere'];
      if (version < firstSafari) return ['update-safari'];
      // An older macOS has this version of Safari too, without WebGPU.
      return system === 'macos' ? ['update-safari', 'safari-flag'] : ['safari-flag'];
    case 'other':
      return [];
  }
}

function withoutAdapter({ engine, system }: Browser): readonly HelpStep[] {
  const driver: HelpStep[] = system === 'windows' || system === 'linux' ? ['update-driver'] : [];
  if (engine === 'firefox') return system === 'android' ? [] : [...driver, 'firefox-blocklist'];
  if (engine !== 'chromium') return [];
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
