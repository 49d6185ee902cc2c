/** What the browser says of itself. */
export interface BrowserFacts {
  readonly userAgent: string;
  /** `navigator.maxTouchPoints`: an iPad calls itself a Mac, but is touched. */
  readonly touchPoints: number;
}

export interface Browser {
  /**
   * Whose engine it has: Edge, Opera and Samsung Internet are Chromium; on iOS all are Safari, and so
   * are other browsers with WebKit, such as GNOME Web.
   */
  readonly engine: 'chromium' | 'firefox' | 'safari' | 'other';
  /** 0 where it cannot be told. */
  readonly version: number;
  readonly system: 'windows' | 'macos' | 'linux' | 'android' | 'ios' | 'chromeos' | 'other';
  /** Whether it is a window within an app, which may lack what the browser itself has. */
  readonly inApp: boolean;
}

/** Which browser this is, as far as its own words tell. */
export function browserOf({ userAgent, touchPoints }: BrowserFacts): Browser {
  const system = systemOf(userAgent, touchPoints);
  const engine = engineOf(userAgent, system);
  const pattern = {
    chromium: /Chrome\/(\d+)/,
    firefox: /Firefox\/(\d+)/,
    safari: /Version\/(\d+)/,
    other: /$^/,
  }[engine];
  const version = Number(pattern.exec(userAgent)?.[1] ?? 0);
  return { engine, version, system, inApp: isInApp(userAgent, system) };
}

function systemOf(userAgent: string, touchPoints: number): Browser['system'] {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios';
  if (userAgent.includes('Macintosh')) return touchPoints > 1 ? 'ios' : 'macos';
  if (userAgent.includes('Android')) return 'android';
  if (userAgent.includes('CrOS')) return 'chromeos';
  if (userAgent.includes('Windows')) return 'windows';
  return /Linux|X11/.test(userAgent) ? 'linux' : 'other';
}

function engineOf(userAgent: string, system: Browser['system']): Browser['engine'] {
  if (system === 'ios') return 'safari';
  if (/Chrome\/\d/.test(userAgent)) return 'chromium';
  if (/Firefox\/\d/.test(userAgent)) return 'firefox';
  // WebKit without a version is what a window of another program has.
  return /AppleWebKit\/.*(?:Safari|Version)\//.test(userAgent) ? 'safari' : 'other';
}

/** Android names such a window; on iOS the browsers alone call themselves Safari. */
function isInApp(userAgent: string, system: Browser['system']): boolean {
  if (/\b(?:FBAN|FBAV|Instagram|Line)\b/.test(userAgent)) return true;
  if (system === 'android') return userAgent.includes('; wv)');
  return system === 'ios' && !userAgent.includes('Safari/');
}
