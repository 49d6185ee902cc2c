/** Written by `npm run messages` from messages/en; the build puts the messages themselves in its place. */

/** Every message, by its screen. One with arguments takes them as one object, by their names. */
export interface Messages {
  readonly comparison: {
    readonly runConfig: {
      readonly title: string;
      readonly schedule: { readonly 'in-turn': string; readonly 'at-once': string };
      readonly atOnceNote: string;
      readonly drawn: string;
      readonly sameSeed: string;
      readonly sameSampling: string;
      readonly fresh: string;
      readonly freshNote: string;
      readonly warmUp: string;
      readonly blind: string;
      readonly blindNote: string;
      readonly probabilities: string;
      readonly probabilitiesNote: string;
      readonly maxSeconds: string;
      readonly maxSecondsHint: string;
      readonly invalid: (a: {
        readonly least: string | number;
        readonly most: string | number;
      }) => string;
    };
    readonly schema: {
      readonly compiling: (a: { readonly seconds: number }) => string;
      readonly unchecked: (a: { readonly letters: readonly string[] }) => string;
      readonly checking: (a: { readonly letters: readonly string[] }) => string;
      readonly usable: (a: { readonly letters: readonly string[] }) => string;
      readonly refused: (a: {
        readonly letter: string | number;
        readonly why: string | number;
      }) => string;
      readonly afterwards: (a: { readonly keywords: string | number }) => string;
    };
    readonly plan: {
      readonly title: string;
      readonly load: (a: { readonly model: string | number }) => string;
      readonly unload: (a: { readonly model: string | number }) => string;
      readonly run: (a: { readonly letters: readonly string[] }) => string;
      readonly together: (a: { readonly letters: readonly string[] }) => string;
      readonly drawn: string;
      readonly about: (a: { readonly ms: number }) => string;
      readonly unknown: string;
      readonly total: (a: { readonly knownMs: number; readonly isComplete: boolean }) => string;
    };
    readonly round: {
      readonly title: string;
      readonly coming: string;
      readonly side: (a: { readonly letter: string | number }) => string;
      readonly none: string;
      readonly namesItself: string;
      readonly reveal: string;
      readonly seenBefore: string;
    };
    readonly noVote: {
      readonly why: {
        readonly incomplete: string;
        readonly empty: string;
        readonly undrawn: string;
        readonly 'asked-differently': string;
      };
      readonly again: string;
    };
    readonly owner: {
      readonly from: (a: { readonly model: string | number }) => string;
      readonly notRecorded: string;
      readonly answer: (a: { readonly name: string | number }) => string;
      readonly begun: (a: { readonly name?: string | number | undefined }) => string;
      readonly defaultSettings: string;
    };
    readonly again: {
      readonly same: string;
      readonly new: string;
      readonly title: { readonly same: string; readonly new: string };
      readonly seed: (a: { readonly seed: string | number }) => string;
    };
    readonly shared: {
      readonly note: { readonly sameSeed: string; readonly sameSampling: string };
      readonly off: { readonly sameSeed: string; readonly sameSampling: string };
      readonly taken: (a: { readonly value: number }) => string;
    };
    readonly answer: {
      readonly waiting: string;
      readonly reading: string;
      readonly stopping: string;
      readonly empty: string;
      readonly contended: string;
      readonly afterLoss: string;
      readonly software: string;
      readonly undrawn: string;
      readonly raw: string;
      readonly formatted: string;
      readonly allRaw: string;
      readonly thinkingNow: string;
      readonly thinking: {
        readonly title: string;
        readonly tokens: (a: { readonly tokens: number }) => string;
        readonly seconds: (a: { readonly seconds: number }) => string;
      };
      readonly unfinished: string;
      readonly blind: { readonly alike: string; readonly withheld: string };
    };
    readonly contextFull: string;
    readonly vote: {
      readonly question: string;
      readonly best: (a: { readonly letter: string | number }) => string;
      readonly equal: (a: { readonly sides: number }) => string;
      readonly bad: (a: { readonly sides: number }) => string;
      readonly given: {
        readonly best: (a: {
          readonly letter: string | number;
          readonly name: string | number;
        }) => string;
        readonly 'all-equal': string;
        readonly 'all-bad': string;
      };
      readonly already: string;
      readonly isOpen: string;
      readonly undo: string;
      readonly which: (a: {
        readonly side: string | number;
        readonly letter: string | number;
      }) => string;
      readonly ratings: string;
    };
    readonly settings: {
      readonly title: (a: { readonly letter: string | number }) => string;
      readonly close: string;
      readonly reset: string;
      readonly completionHint: string;
      readonly systemPromptHint: string;
      readonly temperatureHint: string;
      readonly topPHint: string;
      readonly maxTokensHint: string;
      readonly seedHint: string;
      readonly repetitionPenaltyHint: string;
      readonly presencePenaltyHint: string;
      readonly frequencyPenaltyHint: string;
      readonly invalid: (a: { readonly least: number; readonly most: number }) => string;
    };
    readonly figures: {
      readonly tokensPerSecond: string;
      readonly tokensPerSecondTitle: (a: { readonly engine: string | number }) => string;
      readonly firstToken: string;
      readonly firstTokenTitle: (a: { readonly prefill: string | number }) => string;
      readonly tokens: (a: { readonly count: number }) => string;
      readonly tokensTitle: string;
      readonly prefilled: string;
      readonly prefilledNew: string;
      readonly prefilledWhole: string;
      readonly whole: string;
    };
    readonly finish: {
      readonly stop: string;
      readonly length: string;
      readonly context: string;
      readonly time: string;
      readonly interrupted: string;
      readonly 'cut-off': string;
      readonly other: string;
    };
    readonly selfTest: {
      readonly failed: string;
      readonly nothing: string;
      readonly again: string;
    };
    readonly edit: { readonly begin: string; readonly prompt: string; readonly run: string };
    readonly failure: {
      readonly repair: string;
      readonly allow: (a: { readonly bytes: number }) => string;
      readonly allowLibrary: string;
    };
    readonly branch: {
      readonly of: (a: {
        readonly index: string | number;
        readonly count: string | number;
      }) => string;
      readonly earlier: string;
      readonly later: string;
    };
    readonly goOn: string;
  };
  readonly difference: {
    readonly open: string;
    readonly title: string;
    readonly first: string;
    readonly second: string;
    readonly answer: (a: {
      readonly place: string | number;
      readonly versions: number;
      readonly version: string | number;
      readonly prompt: string | number;
    }) => string;
    readonly close: string;
    readonly words: {
      readonly title: string;
      readonly key: string;
      readonly same: string;
      readonly lines: string;
      readonly whole: string;
      readonly onlyFirst: string;
      readonly onlySecond: string;
      readonly end: string;
    };
    readonly paths: {
      readonly title: string;
      readonly notJson: { readonly first: string; readonly second: string; readonly both: string };
      readonly same: string;
      readonly place: string;
      readonly whole: string;
      readonly none: string;
      readonly more: (a: { readonly count: number }) => string;
    };
    readonly writing: {
      readonly title: string;
      readonly figure: string;
      readonly characters: string;
      readonly words: string;
      readonly distinctWords: string;
      readonly distinctPairs: string;
      readonly repeatedFours: string;
      readonly loop: string;
      readonly noLoop: string;
      readonly looped: (a: { readonly text: string | number; readonly times: number }) => string;
      readonly note: string;
      readonly share: (a: { readonly share: number }) => string;
    };
    readonly probabilities: {
      readonly toggle: string;
      readonly tokens: string;
      readonly chance: (a: { readonly probability: number }) => string;
      readonly token: (a: {
        readonly text: string | number;
        readonly chance: string | number;
      }) => string;
      readonly noText: string;
      readonly hint: string;
      readonly key: {
        readonly sure: string;
        readonly likely: string;
        readonly open: string;
        readonly unlikely: string;
      };
      readonly drawn: string;
      readonly notAmong: string;
      readonly likeliest: string;
      readonly summary: (a: { readonly tokens: number; readonly perplexity: number }) => string;
      readonly part: string;
      readonly note: string;
      readonly leastChance: string;
    };
    readonly fit: {
      readonly fits: string;
      readonly not: string;
      readonly problem: (a: {
        readonly path: string | number;
        readonly detail: string | number;
      }) => string;
      readonly notJson: (a: { readonly detail: string | number }) => string;
      readonly notChecked: (a: { readonly detail: string | number }) => string;
    };
  };
  readonly failures: {
    readonly kinds: {
      readonly 'no-service-worker': { readonly what: string; readonly next: string };
      readonly 'service-worker-silent': { readonly what: string; readonly next: string };
      readonly 'program-file-unreachable': {
        readonly what: (a: {
          readonly status: number | null;
          readonly file: string | number;
        }) => string;
        readonly next: string;
      };
      readonly 'program-file-late': {
        readonly what: (a: { readonly file: string | number; readonly limitMs: number }) => string;
        readonly next: string;
      };
      readonly 'program-file-differs': {
        readonly what: (a: { readonly file: string | number }) => string;
        readonly next: string;
      };
      readonly 'not-in-control': { readonly what: string; readonly next: string };
      readonly 'request-not-refused': { readonly what: string; readonly next: string };
      readonly 'test-interrupted': { readonly what: string; readonly next: string };
      readonly 'insecure-address': { readonly what: string; readonly next: string };
      readonly 'no-webgpu': { readonly what: string; readonly next: string };
      readonly 'no-adapter': { readonly what: string; readonly next: string };
      readonly 'adapter-too-small': {
        readonly what: (a: {
          readonly limit: string | number;
          readonly needed: number;
          readonly available: number;
        }) => string;
        readonly next: string;
      };
      readonly 'feature-missing': {
        readonly what: (a: { readonly feature: string | number }) => string;
        readonly next: string;
      };
      readonly 'device-lost': { readonly what: string; readonly next: string };
      readonly 'worker-crashed': { readonly what: string; readonly next: string };
      readonly 'stopped-hard': { readonly what: string; readonly next: string };
      readonly stalled: {
        readonly what: {
          readonly load: (a: { readonly quietMs: number }) => string;
          readonly 'self-test': (a: { readonly quietMs: number }) => string;
          readonly reset: string;
        };
        readonly next: string;
      };
      readonly unloaded: { readonly what: string; readonly next: string };
      readonly 'out-of-memory': { readonly what: string; readonly next: string };
      readonly 'too-large': {
        readonly what: (a: {
          readonly neededBytes: number;
          readonly budgetBytes: number;
        }) => string;
        readonly next: string;
      };
      readonly 'library-not-allowed': {
        readonly what: (a: { readonly hash: string | number }) => string;
        readonly next: string;
      };
      readonly 'load-failed': {
        readonly what: (a: { readonly detail: string | number }) => string;
        readonly next: string;
      };
      readonly 'generation-failed': {
        readonly what: (a: { readonly detail: string | number }) => string;
        readonly next: string;
      };
      readonly 'context-exceeded': {
        readonly what: (a: {
          readonly promptTokens: number;
          readonly contextTokens: number;
        }) => string;
        readonly next: string;
      };
      readonly 'schema-refused': {
        readonly what: (a: { readonly detail: string | number }) => string;
        readonly next: string;
      };
      readonly 'schema-slow': {
        readonly what: (a: { readonly limitMs: number }) => string;
        readonly next: string;
      };
      readonly 'unknown-model': {
        readonly what: (a: { readonly modelId: string | number }) => string;
        readonly next: string;
      };
      readonly 'host-silent': {
        readonly what: (a: {
          readonly host?: string | number | undefined;
          readonly part: string | number;
          readonly file: string | number;
          readonly quietSeconds: number;
        }) => string;
        readonly next: string;
      };
      readonly network: {
        readonly none: {
          readonly what: (a: {
            readonly status: string | number | null;
            readonly host?: string | number | undefined;
            readonly part: string | number;
            readonly file: string | number;
          }) => string;
          readonly next: (a: {
            readonly status: string | number | boolean | object | null;
          }) => string;
        };
        readonly gated: {
          readonly what: (a: {
            readonly host?: string | number | undefined;
            readonly file: string | number;
          }) => string;
          readonly next: string;
        };
        readonly 'no-repository': {
          readonly what: (a: {
            readonly host?: string | number | undefined;
            readonly file: string | number;
          }) => string;
          readonly next: string;
        };
        readonly 'no-revision': {
          readonly what: (a: {
            readonly host?: string | number | undefined;
            readonly file: string | number;
          }) => string;
          readonly next: string;
        };
        readonly 'no-file': {
          readonly what: (a: {
            readonly host?: string | number | undefined;
            readonly file: string | number;
          }) => string;
          readonly next: string;
        };
        readonly 'too-many-requests': {
          readonly what: (a: {
            readonly host?: string | number | undefined;
            readonly file: string | number;
          }) => string;
          readonly next: string;
        };
        readonly 'server-error': {
          readonly what: (a: {
            readonly host?: string | number | undefined;
            readonly part: string | number;
            readonly file: string | number;
            readonly status: string | number | null;
          }) => string;
          readonly next: string;
        };
      };
      readonly 'file-not-listed': {
        readonly what: (a: {
          readonly host?: string | number | undefined;
          readonly file: string | number;
        }) => string;
        readonly next: string;
      };
      readonly 'listed-size-differs': {
        readonly what: (a: {
          readonly host?: string | number | undefined;
          readonly file: string | number;
          readonly listedBytes: number;
          readonly indexBytes: number;
        }) => string;
        readonly next: string;
      };
      readonly 'commit-gone': {
        readonly what: (a: {
          readonly host?: string | number | undefined;
          readonly file: string | number;
          readonly commit: string | number;
        }) => string;
        readonly next: string;
      };
      readonly 'wrong-content': {
        readonly 'web-page': {
          readonly what: (a: {
            readonly host?: string | number | undefined;
            readonly file: string | number;
          }) => string;
          readonly next: string;
        };
        readonly 'too-large': {
          readonly what: (a: {
            readonly host?: string | number | undefined;
            readonly file: string | number;
          }) => string;
          readonly next: string;
        };
        readonly 'lfs-pointer': {
          readonly what: (a: {
            readonly host?: string | number | undefined;
            readonly file: string | number;
          }) => string;
          readonly next: string;
        };
        readonly unreadable: {
          readonly what: (a: {
            readonly host?: string | number | undefined;
            readonly file: string | number;
          }) => string;
          readonly next: string;
        };
      };
      readonly 'redirect-not-allowed': {
        readonly what: (a: {
          readonly to: string | number | null;
          readonly from: string | number;
          readonly file: string | number;
        }) => string;
        readonly next: string;
      };
      readonly 'hash-mismatch': {
        readonly device: {
          readonly what: (a: {
            readonly part: string | number;
            readonly file: string | number;
          }) => string;
          readonly next: (a: { readonly partSizeBytes: number }) => string;
        };
        readonly host: {
          readonly what: (a: {
            readonly host?: string | number | undefined;
            readonly part: string | number;
            readonly file: string | number;
          }) => string;
          readonly next: string;
        };
      };
      readonly quota: {
        readonly what: (a: {
          readonly freeBytes: number | null;
          readonly neededBytes: number;
          readonly promisedBytes?: number | undefined;
        }) => string;
        readonly next: string;
      };
      readonly database: {
        readonly 'newer-version': { readonly what: string; readonly next: string };
        readonly blocked: { readonly what: string; readonly next: string };
        readonly refused: {
          readonly what: (a: { readonly detail: string | number }) => string;
          readonly next: string;
        };
        readonly removed: { readonly what: string; readonly next: string };
        readonly failed: {
          readonly what: (a: { readonly detail: string | number }) => string;
          readonly next: string;
        };
      };
      readonly 'host-not-allowed': {
        readonly what: (a: { readonly host: string | number }) => string;
        readonly next: string;
      };
      readonly 'host-refused': {
        readonly answer: {
          readonly what: (a: { readonly host: string | number }) => string;
          readonly next: string;
        };
        readonly 'site-only': {
          readonly what: (a: { readonly host: string | number }) => string;
          readonly next: string;
        };
        readonly withdrawn: {
          readonly what: (a: { readonly host: string | number }) => string;
          readonly next: string;
        };
        readonly 'no-policy': {
          readonly what: (a: { readonly host: string | number }) => string;
          readonly next: string;
        };
      };
      readonly 'not-here': {
        readonly what: (a: { readonly modelId: string | number }) => string;
        readonly next: string;
      };
      readonly aborted: { readonly what: string; readonly next: string };
    };
    readonly adapterHelp: {
      readonly title: string;
      readonly steps: {
        readonly 'secure-address': string;
        readonly reload: string;
        readonly 'restart-browser': string;
        readonly 'leave-app': string;
        readonly 'update-chromium': string;
        readonly 'update-firefox': string;
        readonly 'update-safari': string;
        readonly 'safari-flag': string;
        readonly 'webkit-elsewhere': string;
        readonly 'chromium-linux': string;
        readonly 'chromium-linux-flags': string;
        readonly 'chromium-android': string;
        readonly 'chromium-windows-arm': string;
        readonly 'graphics-acceleration': string;
        readonly 'chromium-gpu-page': string;
        readonly 'update-driver': string;
        readonly 'managed-browser': string;
        readonly 'firefox-macos': string;
        readonly 'firefox-preference': string;
        readonly 'firefox-blocklist': string;
        readonly 'firefox-android': string;
        readonly 'other-browser': string;
      };
    };
    readonly pauseAfter: {
      readonly 'too-many-requests': (a: {
        readonly host?: string | number | undefined;
        readonly secondsLeft: number;
      }) => string;
      readonly other: (a: {
        readonly host?: string | number | undefined;
        readonly secondsLeft: number;
      }) => string;
    };
  };
  readonly hosts: {
    readonly question: {
      readonly title: (a: {
        readonly kind: 'download' | 'search' | 'other';
        readonly hosts: readonly string[];
      }) => string;
      readonly download: (a: {
        readonly bytes: number | null;
        readonly model: string | number;
        readonly isExact: boolean;
      }) => string;
      readonly lookUp: (a: { readonly repository: string | number }) => string;
      readonly newestCommit: (a: { readonly repository: string | number }) => string;
      readonly head: (a: {
        readonly repository: string | number;
        readonly bytes: number;
        readonly path: string | number;
        readonly mostBytes: number;
      }) => string;
      readonly search: (a: { readonly words: string | number }) => string;
      readonly redirects: (a: { readonly redirects: readonly string[] }) => string;
      readonly seen: (a: {
        readonly count: number;
        readonly kind: 'download' | 'search' | 'other';
      }) => string;
      readonly kept: string;
      readonly cancel: string;
      readonly siteOnly: string;
      readonly allow: (a: { readonly kind: 'download' | 'search' | 'other' }) => string;
    };
    readonly title: string;
    readonly closed: string;
    readonly lead: (a: { readonly hosts: readonly string[] }) => string;
    readonly none: string;
    readonly allowedAt: (a: { readonly moment: number }) => string;
    readonly withdraw: string;
    readonly withdrawOne: (a: { readonly host: string | number }) => string;
    readonly withdrawn: (a: { readonly host: string | number }) => string;
    readonly siteOnly: string;
  };
  readonly keeping: {
    readonly notRead: string;
    readonly putAside: string;
    readonly elsewhere: string;
    readonly replaced: string;
    readonly partlyPutAside: string;
    readonly notKept: string;
    readonly unsaved: (a: { readonly counts: readonly string[] }) => string;
    readonly makeRoom: string;
    readonly startAnew: string;
    readonly restart: string;
    readonly again: string;
    readonly takeOver: string;
    readonly lost: (a: { readonly seenAtMs: number; readonly counts: readonly string[] }) => string;
    readonly lostNext: string;
    readonly dismiss: string;
    readonly save: string;
    readonly open: string;
    readonly replaces: string;
    readonly keepThis: string;
    readonly replace: string;
    readonly tooLarge: (a: { readonly mostBytes: number }) => string;
    readonly unread: (a: { readonly detail: string | number }) => string;
    readonly otherFile: string;
    readonly beyondBounds: (a: { readonly place: string | number }) => string;
    readonly dropped: (a: { readonly dropped: number }) => string;
    readonly reading: {
      readonly unreadable: (a: {
        readonly counted: string | number;
        readonly count: number;
      }) => string;
      readonly progress: string;
      readonly giveUp: string;
      readonly saveUnreadable: string;
      readonly deleteUnreadable: (a: { readonly counted: string | number }) => string;
      readonly sureUnreadable: string;
      readonly yes: string;
      readonly no: string;
      readonly readAs: (a: { readonly encoding: string | number }) => string;
      readonly counts: {
        readonly prompts: (a: { readonly count: number }) => string;
        readonly runs: (a: { readonly count: number }) => string;
        readonly votes: (a: { readonly count: number }) => string;
        readonly models: (a: { readonly count: number }) => string;
        readonly added: (a: { readonly count: number }) => string;
        readonly downloads: (a: { readonly count: number }) => string;
      };
    };
  };
  readonly link: {
    readonly title: string;
    readonly intro: string;
    readonly prompt: string;
    readonly noPrompt: string;
    readonly schema: string;
    readonly columns: string;
    readonly column: (a: {
      readonly letter: string | number;
      readonly model: string | number;
    }) => string;
    readonly usual: string;
    readonly systemPrompt: (a: { readonly letter: string | number }) => string;
    readonly unknown: (a: { readonly models: readonly string[] }) => string;
    readonly leftOut: (a: { readonly fields: readonly string[] }) => string;
    readonly noneKnown: string;
    readonly saysNothing: string;
    readonly runConfig: string;
    readonly on: (a: { readonly control: string | number }) => string;
    readonly off: (a: { readonly control: string | number }) => string;
    readonly seconds: (a: {
      readonly control: string | number;
      readonly seconds: number;
    }) => string;
    readonly replaces: string;
    readonly replacesDraft: string;
    readonly replacesColumns: string;
    readonly replacesAnswers: (a: {
      readonly count: number;
      readonly letters: readonly string[];
    }) => string;
    readonly running: string;
    readonly take: string;
    readonly leave: string;
    readonly close: string;
    readonly copy: string;
    readonly keep: string;
    readonly copyNote: string;
    readonly copied: (a: { readonly characters: number }) => string;
    readonly long: string;
    readonly notCopied: string;
    readonly failures: {
      readonly 'link-too-long': {
        readonly what: (a: {
          readonly characters: number;
          readonly mostCharacters: number;
        }) => string;
        readonly next: string;
      };
      readonly 'link-empty': { readonly what: string; readonly next: string };
      readonly 'link-garbled': { readonly what: string; readonly next: string };
      readonly 'link-newer': {
        readonly what: (a: { readonly version: number }) => string;
        readonly next: string;
      };
      readonly 'link-broken': {
        readonly what: (a: { readonly problems: string | number }) => string;
        readonly next: string;
      };
    };
  };
  readonly models: {
    readonly list: string;
    readonly search: string;
    readonly searchHint: string;
    readonly chips: {
      readonly runsHere: string;
      readonly onDevice: string;
      readonly reachable: string;
      readonly small: string;
    };
    readonly family: string;
    readonly allFamilies: string;
    readonly order: string;
    readonly orders: { readonly fit: string; readonly size: string; readonly name: string };
    readonly farAway: (a: { readonly count: number }) => string;
    readonly leftOut: (a: { readonly count: number }) => string;
    readonly presence: {
      readonly absent: string;
      readonly here: string;
      readonly 'older-version': string;
    };
    readonly notFromHere: string;
    readonly unreachable: (a: { readonly host: string | number }) => string;
    readonly refusedSite: (a: { readonly host: string | number }) => string;
    readonly selfTest: {
      readonly passed: (a: { readonly atMs: number }) => string;
      readonly failed: (a: { readonly atMs: number }) => string;
    };
    readonly noRoom: (a: {
      readonly neededBytes: number;
      readonly freeBytes: number;
      readonly promisedBytes?: number | undefined;
    }) => string;
    readonly variants: {
      readonly title: string;
      readonly best: string;
      readonly more: (a: { readonly count: number }) => string;
    };
    readonly notTried: string;
    readonly older: string;
    readonly unknown: string;
    readonly languagesUnknown: string;
    readonly context: (a: { readonly tokens: number }) => string;
    readonly size: string;
    readonly memory: string;
    readonly memoryAt: (a: { readonly bytes: number; readonly tokens: number }) => string;
    readonly memoryAbout: (a: { readonly bytes: number; readonly tokens: number }) => string;
    readonly smallDevices: string;
    readonly smallFit: (a: {
      readonly deviceBytes: number;
      readonly contextTokens: number;
      readonly memoryBytes: number;
      readonly tabBytes: number;
    }) => string;
    readonly noSmallFit: string;
    readonly parameters: string;
    readonly precision: string;
    readonly features: string;
    readonly noFeatures: string;
    readonly licence: string;
    readonly licenceRead: (a: { readonly day: string }) => string;
    readonly licenceTagged: (a: { readonly day: string }) => string;
    readonly licenceUnread: string;
    readonly source: string;
    readonly ownSource: string;
    readonly moving: string;
    readonly pinned: (a: { readonly revision: string | number }) => string;
    readonly arrived: string;
    readonly arrivedFrom: {
      readonly site: string;
      readonly host: string;
      readonly pack: string;
      readonly folder: string;
    };
    readonly commit: string;
    readonly verified: string;
    readonly used: string;
    readonly neverUsed: string;
    readonly files: (a: { readonly count: number }) => string;
    readonly file: string;
    readonly checkedBy: string;
    readonly checks: {
      readonly sha256: string;
      readonly 'git-sha1': string;
      readonly md5: string;
      readonly 'first-use': string;
    };
    readonly back: string;
    readonly download: string;
    readonly downloadFrom: (a: {
      readonly bytes: number | null;
      readonly hosts: readonly string[];
      readonly isExact: boolean;
    }) => string;
    readonly downloadNewer: string;
    readonly update: {
      readonly check: string;
      readonly asking: string;
      readonly current: (a: {
        readonly commit: string | number;
        readonly madeAtMs: number | null;
      }) => string;
      readonly newer: (a: {
        readonly here?: string | number | undefined;
        readonly commit: string | number;
        readonly madeAtMs: number | null;
      }) => string;
      readonly row: (a: { readonly state: string | number }) => string;
      readonly start: string;
      readonly underWay: string;
      readonly paused: string;
    };
    readonly queue: {
      readonly title: string;
      readonly states: {
        readonly waiting: string;
        readonly running: string;
        readonly paused: string;
        readonly failed: string;
      };
      readonly pause: string;
      readonly resume: string;
      readonly retry: string;
      readonly sooner: (a: { readonly name: string | number }) => string;
      readonly later: (a: { readonly name: string | number }) => string;
      readonly cancel: string;
      readonly cancelAsk: (a: {
        readonly isUpdate: boolean;
        readonly name: string | number;
        readonly doneBytes: number;
      }) => string;
      readonly cancelYes: string;
      readonly cancelNo: string;
      readonly trouble: { readonly look: string; readonly cancel: string };
      readonly files: (a: { readonly done: number; readonly all: number }) => string;
      readonly of: (a: { readonly doneBytes: number; readonly totalBytes: number }) => string;
      readonly preflight: string;
      readonly otherTab: string;
      readonly stranger: string;
      readonly tryNow: string;
      readonly ofMore: (a: { readonly doneBytes: number; readonly totalBytes: number }) => string;
    };
    readonly fit: {
      readonly runs: (a: { readonly neededBytes: number; readonly budgetBytes: number }) => string;
      readonly 'smaller-context': (a: {
        readonly tokens: number;
        readonly wishedTokens: number;
      }) => string;
      readonly 'too-large': (a: {
        readonly neededBytes: number;
        readonly budgetBytes: number;
      }) => string;
      readonly smallest: (a: { readonly tokens: number; readonly bytes: number }) => string;
      readonly 'feature-missing': (a: { readonly feature: string | number }) => string;
      readonly estimated: string;
      readonly twin: (a: { readonly precision: string | number }) => string;
      readonly twinRuns: string;
      readonly twinDoesNot: string;
      readonly 'adapter-too-small': (a: {
        readonly limit: string | number;
        readonly needed: number;
        readonly available: number;
      }) => string;
      readonly 'no-device': string;
      readonly unknown: { readonly memory: string; readonly 'largest-buffer': string };
    };
    readonly capabilities: {
      readonly title: string;
      readonly adapter: string;
      readonly fallback: string;
      readonly features: string;
      readonly memory: string;
      readonly limits: {
        readonly maxBufferSize: string;
        readonly maxStorageBufferBindingSize: string;
        readonly maxComputeWorkgroupStorageSize: string;
      };
      readonly storage: string;
      readonly of: (a: { readonly usedBytes: number; readonly quotaBytes: number }) => string;
    };
    readonly budget: {
      readonly cancel: string;
      readonly title: string;
      readonly value: (a: { readonly bytes: number }) => string;
      readonly default: (a: { readonly pageBytes: number }) => string;
      readonly person: string;
      readonly lowered: {
        readonly 'out-of-memory': (a: {
          readonly fromBytes: number;
          readonly atMs: number;
        }) => string;
        readonly 'device-lost': (a: {
          readonly fromBytes: number;
          readonly atMs: number;
        }) => string;
      };
      readonly context: string;
      readonly contextWhole: string;
      readonly contextTokens: (a: { readonly tokens: number }) => string;
      readonly change: string;
      readonly field: string;
      readonly hint: string;
      readonly set: string;
      readonly reset: string;
    };
    readonly use: (a: { readonly letter: string | number }) => string;
    readonly verify: string;
    readonly test: string;
    readonly repair: string;
    readonly remove: string;
    readonly removeAsk: (a: {
      readonly isForeign: boolean;
      readonly name: string | number;
    }) => string;
    readonly removeYes: string;
    readonly keep: string;
    readonly repairByImport: string;
    readonly stop: string;
    readonly verifying: string;
    readonly repairing: string;
    readonly intact: string;
    readonly damaged: (a: { readonly files: readonly string[] }) => string;
    readonly storage: (a: {
      readonly quotaBytes: number | null;
      readonly usedBytes: number;
    }) => string;
    readonly storageMeter: string;
    readonly shared: (a: { readonly bytes: number }) => string;
    readonly unfinishedUse: (a: { readonly bytes: number }) => string;
    readonly persistence: {
      readonly unasked: string;
      readonly granted: string;
      readonly refused: string;
      readonly unavailable: string;
    };
    readonly askToKeep: string;
    readonly all: (a: { readonly count: number }) => string;
    readonly some: (a: { readonly shown: number; readonly all: number }) => string;
    readonly adding: {
      readonly title: string;
      readonly close: string;
      readonly lead: string;
      readonly address: string;
      readonly addressHint: string;
      readonly lookUp: string;
      readonly looking: string;
      readonly stop: string;
      readonly disk: string;
      readonly way: { readonly build: string; readonly 'site-only': string };
      readonly brought: string;
      readonly copyAddress: string;
      readonly listed: (a: { readonly name: string | number }) => string;
      readonly facts: (a: {
        readonly owner: string | number;
        readonly family: string | number;
        readonly languages: string | number | null;
        readonly tokens: number | null;
      }) => string;
      readonly hubSays: string;
      readonly library: string;
      readonly chooseLibrary: string;
      readonly ofModel: (a: { readonly name: string | number; readonly bytes: number }) => string;
      readonly ownLibrary: (a: { readonly path: string | number }) => string;
      readonly ownNote: string;
      readonly guessNote: (a: {
        readonly quantisation: string | number;
        readonly bytes: number;
      }) => string;
      readonly noLibrary: (a: { readonly quantisation: string | number }) => string;
      readonly add: string;
      readonly addAndDownload: string;
      readonly added: (a: { readonly name: string | number }) => string;
      readonly other: (a: { readonly name: string | number }) => string;
      readonly otherNext: string;
      readonly entry: {
        readonly note: string;
        readonly foreign: string;
        readonly remove: string;
        readonly save: string;
        readonly link: string;
      };
      readonly gguf: { readonly title: string; readonly note: string; readonly ofDevice: string };
      readonly search: {
        readonly label: string;
        readonly note: string;
        readonly searching: string;
        readonly found: (a: { readonly count: number; readonly words: string | number }) => string;
        readonly layout: { readonly mlc: string; readonly gguf: string; readonly other: string };
        readonly gated: string;
        readonly noLicence: string;
        readonly downloads: (a: { readonly downloads: number }) => string;
      };
      readonly lookUpFailures: {
        readonly 'host-silent': {
          readonly what: (a: {
            readonly host?: string | number | undefined;
            readonly file: string | number;
            readonly quietSeconds: number;
          }) => string;
          readonly next: string;
        };
        readonly none: {
          readonly what: (a: {
            readonly status: string | number | null;
            readonly host?: string | number | undefined;
            readonly file: string | number;
          }) => string;
          readonly next: string;
        };
        readonly 'too-many-requests': {
          readonly what: (a: {
            readonly host?: string | number | undefined;
            readonly file: string | number;
          }) => string;
          readonly next: string;
        };
        readonly 'server-error': {
          readonly what: (a: {
            readonly host?: string | number | undefined;
            readonly file: string | number;
            readonly status: string | number | null;
          }) => string;
          readonly next: string;
        };
        readonly 'web-page': {
          readonly what: (a: {
            readonly host?: string | number | undefined;
            readonly file: string | number;
          }) => string;
          readonly next: string;
        };
        readonly answer: {
          readonly what: (a: { readonly host: string | number }) => string;
          readonly next: string;
        };
        readonly withdrawn: {
          readonly what: (a: { readonly host: string | number }) => string;
          readonly next: string;
        };
        readonly aborted: { readonly what: string; readonly next: string };
      };
      readonly failures: {
        readonly dataset: {
          readonly what: (a: { readonly repository: string | number }) => string;
          readonly next: string;
        };
        readonly space: {
          readonly what: (a: { readonly repository: string | number }) => string;
          readonly next: string;
        };
        readonly 'other-page': { readonly what: string; readonly next: string };
        readonly 'other-host': {
          readonly what: (a: { readonly host: string | number }) => string;
          readonly next: string;
        };
        readonly 'not-an-address': { readonly what: string; readonly next: string };
        readonly unusable: {
          readonly what: (a: { readonly problem: string | number }) => string;
          readonly next: string;
        };
        readonly 'too-many-entries': {
          readonly what: (a: { readonly most: number }) => string;
          readonly next: string;
        };
        readonly 'bad-entry-link': { readonly what: string; readonly next: string };
        readonly 'bad-entry-file': { readonly what: string; readonly next: string };
      };
    };
  };
  readonly network: {
    readonly reach: {
      readonly closed: string;
      readonly siteOnly: string;
      readonly hosts: (a: { readonly count: number; readonly hosts: readonly string[] }) => string;
    };
    readonly engine: { readonly 'blocked-by-browser': string; readonly 'not-blocked': string };
  };
  readonly packs: {
    readonly dialog: {
      readonly chooseFile: string;
      readonly chooseFolder: string;
      readonly drop: string;
      readonly dropHere: string;
      readonly export: string;
      readonly inspecting: (a: { readonly name: string | number }) => string;
      readonly importTitle: (a: { readonly name: string | number }) => string;
      readonly exportTitle: (a: { readonly name: string | number }) => string;
      readonly importing: (a: { readonly name: string | number }) => string;
      readonly exporting: (a: { readonly name: string | number }) => string;
      readonly phase: { readonly check: string; readonly copy: string; readonly wait: string };
      readonly of: (a: { readonly doneBytes: number; readonly totalBytes: number }) => string;
      readonly size: (a: { readonly bytes: number }) => string;
      readonly packSize: (a: { readonly bytes: number }) => string;
      readonly here: {
        readonly no: string;
        readonly same: string;
        readonly other: string;
        readonly unknown: string;
      };
      readonly standing: {
        readonly listed: string;
        readonly unproven: string;
        readonly own: string;
        readonly another: (a: { readonly name: string | number }) => string;
        readonly unknown: string;
      };
      readonly made: (a: { readonly by: string | number; readonly on: string }) => string;
      readonly licence: (a: { readonly name: string | number }) => string;
      readonly licenceUnknown: string;
      readonly licences: (a: { readonly count: number }) => string;
      readonly noLicences: string;
      readonly licenceAt: string;
      readonly exportNote: string;
      readonly import: string;
      readonly cancel: string;
      readonly stop: string;
      readonly close: string;
      readonly save: string;
      readonly imported: (a: { readonly name: string | number }) => string;
      readonly exported: (a: { readonly bytes: number }) => string;
      readonly handedOver: (a: { readonly bytes: number }) => string;
      readonly failed: string;
      readonly found: string;
      readonly keepNote: string;
      readonly kept: (a: { readonly name: string | number }) => string;
    };
    readonly library: {
      readonly title: string;
      readonly text: string;
      readonly hash: string;
      readonly accept: string;
    };
    readonly signature: {
      readonly none: string;
      readonly valid: (a: { readonly fingerprint: string | number }) => string;
      readonly invalid: string;
      readonly unchecked: (a: { readonly fingerprint: string | number }) => string;
    };
    readonly key: {
      readonly title: string;
      readonly why: string;
      readonly none: string;
      readonly own: (a: { readonly fingerprint: string | number }) => string;
      readonly sign: string;
      readonly make: string;
      readonly makePortable: string;
      readonly take: string;
      readonly forget: string;
      readonly passphrase: string;
      readonly passphraseHint: string;
      readonly unsupported: string;
      readonly 'wrong-passphrase': string;
      readonly 'not-a-key': string;
      readonly 'not-kept': string;
    };
    readonly failures: {
      readonly 'not-a-pack': {
        readonly what: {
          readonly empty: string;
          readonly gguf: string;
          readonly safetensors: string;
          readonly zip: string;
          readonly compressed: string;
          readonly html: string;
          readonly json: string;
          readonly wasm: string;
          readonly archive: string;
          readonly 'lfs-pointer': string;
          readonly ggml: string;
          readonly unknown: string;
        };
        readonly next: {
          readonly empty: string;
          readonly 'lfs-pointer': string;
          readonly ggml: string;
          readonly zip: string;
          readonly compressed: string;
          readonly other: string;
        };
      };
      readonly gguf: {
        readonly facts: {
          readonly architecture: (a: { readonly architecture: string | number }) => string;
          readonly parameters: (a: { readonly millions: number }) => string;
          readonly context: (a: { readonly tokens: number }) => string;
          readonly size: (a: { readonly sizeBytes: number }) => string;
        };
        readonly mmproj: {
          readonly what: (a: { readonly file: string | number }) => string;
          readonly next: string;
        };
        readonly adapter: {
          readonly what: (a: { readonly file: string | number }) => string;
          readonly next: string;
        };
        readonly 'control-vector': {
          readonly what: (a: { readonly file: string | number }) => string;
          readonly next: string;
        };
        readonly draft: {
          readonly what: (a: { readonly file: string | number }) => string;
          readonly next: string;
        };
        readonly imatrix: {
          readonly what: (a: { readonly file: string | number }) => string;
          readonly next: string;
        };
        readonly vocabulary: {
          readonly what: (a: { readonly file: string | number }) => string;
          readonly next: string;
        };
        readonly part: {
          readonly what: (a: {
            readonly number: number;
            readonly count: number;
            readonly file: string | number;
          }) => string;
          readonly next: (a: { readonly first: string | number }) => string;
          readonly firstPart: string;
        };
        readonly whole: {
          readonly what: (a: { readonly file: string | number }) => string;
          readonly next: (a: { readonly command: string | number | null }) => string;
        };
      };
      readonly 'gguf-unusable': {
        readonly file: (a: { readonly fileName?: string | number | undefined }) => string;
        readonly 'first-version': {
          readonly what: (a: { readonly file: string | number }) => string;
          readonly next: string;
        };
        readonly version: {
          readonly what: (a: {
            readonly file: string | number;
            readonly version: number;
          }) => string;
          readonly next: string;
        };
        readonly 'big-endian': {
          readonly what: (a: { readonly file: string | number }) => string;
          readonly next: string;
        };
        readonly cut: {
          readonly what: (a: {
            readonly file: string | number;
            readonly neededBytes: number | null;
            readonly sizeBytes: number;
          }) => string;
          readonly next: string;
        };
        readonly broken: {
          readonly what: (a: {
            readonly file: string | number;
            readonly problem: string | number;
            readonly atBytes: number;
          }) => string;
          readonly next: string;
        };
      };
      readonly 'lfs-pointer': {
        readonly what: (a: { readonly file: string | number }) => string;
        readonly next: string;
      };
      readonly 'pack-version': {
        readonly what: (a: { readonly version: number }) => string;
        readonly next: string;
      };
      readonly 'broken-manifest': {
        readonly what: (a: { readonly problems: string | number }) => string;
        readonly next: string;
      };
      readonly 'manifest-too-large': {
        readonly what: (a: { readonly sizeBytes: number; readonly mostBytes: number }) => string;
        readonly next: string;
      };
      readonly 'pack-cut': {
        readonly what: (a: { readonly atBytes: number; readonly entry: string | number }) => string;
        readonly next: string;
      };
      readonly 'pack-longer': {
        readonly what: (a: { readonly extraBytes: number }) => string;
        readonly next: string;
      };
      readonly 'wrong-entry': {
        readonly what: {
          readonly 'not-a-file': (a: {
            readonly found: string | number;
            readonly entry: string | number;
          }) => string;
          readonly escapes: (a: {
            readonly found: string | number;
            readonly entry: string | number;
          }) => string;
          readonly 'other-name': (a: {
            readonly found?: string | number | undefined;
            readonly entry: string | number;
          }) => string;
          readonly 'other-size': (a: { readonly entry: string | number }) => string;
          readonly header: (a: { readonly entry: string | number }) => string;
          readonly padding: (a: { readonly entry: string | number }) => string;
        };
        readonly next: (a: { readonly atBytes: number }) => string;
      };
      readonly 'altered-file': {
        readonly what: (a: { readonly file: string | number }) => string;
        readonly next: string;
      };
      readonly 'bad-signature': { readonly what: string; readonly next: string };
      readonly 'pack-changed': { readonly what: string; readonly next: string };
      readonly unreadable: {
        readonly what: (a: {
          readonly file?: string | number | undefined;
          readonly detail: string | number;
        }) => string;
        readonly next: string;
      };
      readonly 'not-written': {
        readonly what: (a: { readonly full: boolean; readonly detail: string | number }) => string;
        readonly next: string;
      };
      readonly 'wrong-folder': {
        readonly what: (a: { readonly missing: readonly string[] }) => string;
        readonly next: string;
      };
      readonly 'gguf-folder': {
        readonly whole: {
          readonly what: (a: { readonly files: number }) => string;
          readonly next: (a: { readonly fileName: string | number }) => string;
        };
        readonly parts: {
          readonly what: (a: {
            readonly count: number;
            readonly fileName: string | number;
          }) => string;
          readonly next: (a: { readonly first: string | number }) => string;
        };
        readonly incomplete: {
          readonly what: (a: {
            readonly there: number;
            readonly count: number;
            readonly fileName: string | number;
          }) => string;
          readonly next: string;
        };
      };
      readonly 'broken-file': {
        readonly what: (a: {
          readonly file?: string | number | undefined;
          readonly problem: string | number;
        }) => string;
        readonly next: string;
      };
      readonly 'library-unknown': {
        readonly what: (a: { readonly modelId: string | number }) => string;
        readonly next: string;
      };
    };
    readonly ggufChoice: {
      readonly title: string;
      readonly recommended: string;
      readonly reason: {
        readonly usual: (a: {
          readonly name: string | number;
          readonly fit: 'tight' | 'other';
        }) => string;
        readonly other: (a: {
          readonly name: string | number;
          readonly usual: readonly string[];
          readonly fit: 'tight' | 'other';
        }) => string;
        readonly unquantised: (a: {
          readonly name: string | number;
          readonly fit: 'tight' | 'other';
        }) => string;
        readonly low: (a: {
          readonly name: string | number;
          readonly fit: 'tight' | 'other';
        }) => string;
        readonly unknown: (a: { readonly name: string | number }) => string;
        readonly lowest: (a: { readonly name: string | number }) => string;
      };
      readonly leavesLittle: (a: { readonly budgetBytes: number }) => string;
      readonly noneFits: (a: {
        readonly budgetBytes: number;
        readonly name: string | number;
        readonly neededBytes: number;
      }) => string;
      readonly noneWhole: string;
      readonly needs: (a: { readonly sizeBytes: number; readonly neededBytes: number }) => string;
      readonly parts: (a: { readonly count: number }) => string;
      readonly missing: (a: { readonly missing: number; readonly count: number }) => string;
      readonly fit: { readonly 'with-room': string; readonly tight: string; readonly not: string };
      readonly unnamed: string;
      readonly more: (a: { readonly count: number; readonly hidden: number }) => string;
      readonly beside: (a: {
        readonly file: string | number;
        readonly what: string | number;
      }) => string;
      readonly estimate: (a: { readonly by: 'head' | 'other'; readonly tokens: number }) => string;
      readonly reading: (a: { readonly file: string | number }) => string;
      readonly again: string;
      readonly facts: {
        readonly name: string;
        readonly architecture: string;
        readonly quantisation: string;
        readonly context: string;
        readonly tokens: (a: { readonly tokens: number }) => string;
        readonly chatTemplate: string;
        readonly hasChatTemplate: { readonly yes: string; readonly no: string };
        readonly tokenizer: string;
        readonly file: string;
      };
      readonly disagreements: {
        readonly title: string;
        readonly architecture: (a: {
          readonly said: string | number;
          readonly head: string | number;
        }) => string;
        readonly quantisation: (a: {
          readonly said: string | number;
          readonly head: string | number;
        }) => string;
        readonly contextTokens: (a: { readonly said: number; readonly head: number }) => string;
        readonly parameters: (a: { readonly said: number; readonly head: number }) => string;
        readonly parts: (a: { readonly said: number; readonly head: number }) => string;
      };
      readonly asides: {
        readonly title: (a: { readonly count: number }) => string;
        readonly mmproj: string;
        readonly adapter: string;
        readonly draft: string;
        readonly imatrix: string;
        readonly piece: string;
        readonly other: string;
      };
      readonly failures: {
        readonly 'not-gguf': {
          readonly what: (a: { readonly fileName: string | number }) => string;
          readonly next: string;
        };
      };
      readonly notYet: string;
      readonly keep: string;
      readonly parameters: (a: { readonly count: number }) => string;
      readonly noChatTemplate: string;
      readonly licenceTag: (a: { readonly tag: string | number | null }) => string;
      readonly languages: (a: { readonly languages: string | number | null }) => string;
    };
  };
  readonly page: {
    readonly screens: {
      readonly compare: string;
      readonly models: string;
      readonly prompts: string;
      readonly records: string;
      readonly ratings: string;
      readonly privacy: string;
    };
    readonly app: {
      readonly title: string;
      readonly screens: string;
      readonly skip: string;
      readonly screenMissing: string;
      readonly partMissing: string;
      readonly partFailed: string;
      readonly tryAgain: string;
      readonly tooLong: (a: { readonly found: number; readonly most: number }) => string;
      readonly reload: string;
      readonly language: string;
      readonly preparingOffline: string;
      readonly offlineUnsupported: string;
      readonly programKept: string;
      readonly readyOffline: string;
      readonly partlyReadyOffline: string;
      readonly models: (a: { readonly count: number; readonly sizeBytes: number }) => string;
      readonly persistence: {
        readonly unasked: string;
        readonly granted: string;
        readonly refused: string;
        readonly unavailable: string;
      };
      readonly update: string;
      readonly useUpdate: string;
      readonly brokenCatalogue: string;
      readonly brokenCatalogueNext: string;
      readonly unreachableCatalogue: string;
    };
    readonly adapter: { readonly software: string; readonly unknown: string };
    readonly compare: {
      readonly title: string;
      readonly runConfig: (a: {
        readonly atOnce: boolean;
        readonly blind: boolean;
        readonly apart: boolean;
      }) => string;
      readonly addColumn: string;
      readonly setting: (a: { readonly name: string | number; readonly value: number }) => string;
      readonly ownSystemPrompt: string;
      readonly columns: string;
      readonly column: (a: {
        readonly letter: string | number;
        readonly model: string | number;
      }) => string;
      readonly settings: string;
      readonly model: string;
      readonly more: string;
      readonly moreOf: (a: { readonly letter: string | number }) => string;
      readonly removeColumn: string;
      readonly duplicate: string;
      readonly moveLeft: string;
      readonly moveRight: string;
      readonly ask: string;
      readonly askAll: string;
      readonly askOne: (a: { readonly letter: string | number }) => string;
      readonly clear: string;
      readonly onDevice: string;
      readonly toFetch: (a: { readonly bytes: number | null; readonly isExact: boolean }) => string;
      readonly licence: (a: { readonly spdx: string | number }) => string;
      readonly composer: string;
      readonly placeholder: (a: { readonly columns: number }) => string;
      readonly placeholderCompletion: string;
      readonly completionNote: string;
      readonly run: string;
      readonly runKeys: (a: { readonly onApple: boolean }) => string;
      readonly occupied: string;
      readonly stop: string;
      readonly stopAll: string;
      readonly stopColumn: (a: { readonly letter: string | number }) => string;
      readonly copy: string;
      readonly copied: string;
      readonly notCopied: string;
      readonly copyAnswer: string;
      readonly copyCode: string;
      readonly retry: string;
      readonly cancel: string;
      readonly schema: string;
      readonly dropSchema: string;
      readonly reload: string;
      readonly diagnostics: string;
      readonly you: string;
      readonly answer: string;
      readonly check: string;
      readonly preflight: string;
      readonly waitsForTab: string;
      readonly fetch: string;
      readonly read: string;
      readonly upload: string;
      readonly compile: string;
      readonly ofBytes: (a: { readonly done: number; readonly total: number }) => string;
      readonly ofPipelines: (a: { readonly done: number; readonly total: number }) => string;
      readonly secondsLeft: (a: { readonly seconds: number }) => string;
      readonly minutesLeft: (a: { readonly minutes: number }) => string;
    };
    readonly selfTest: { readonly running: string };
    readonly fit: {
      readonly context: (a: { readonly tokens: number; readonly ofTokens: number }) => string;
    };
    readonly welcome: {
      readonly title: string;
      readonly text: (a: {
        readonly models: readonly string[];
        readonly count: number;
        readonly sizeBytes: number;
      }) => string;
      readonly start: string;
    };
    readonly settings: {
      readonly systemPrompt: string;
      readonly temperature: string;
      readonly topP: string;
      readonly maxTokens: string;
      readonly seed: string;
      readonly repetitionPenalty: string;
      readonly presencePenalty: string;
      readonly frequencyPenalty: string;
    };
    readonly markdown: {
      readonly image: (a: { readonly text: string | number }) => string;
      readonly link: string;
    };
  };
  readonly privacy: {
    readonly title: string;
    readonly lead: string;
    readonly rules: {
      readonly title: string;
      readonly thread: string;
      readonly reach: string;
      readonly proof: string;
      readonly page: string;
      readonly pageReach: string;
      readonly store: string;
      readonly storeReach: string;
      readonly openStore: string;
      readonly openStoreReach: (a: {
        readonly hosts: readonly string[];
        readonly searches: boolean;
      }) => string;
      readonly openStoreRuns: string;
      readonly engine: string;
      readonly grammar: string;
      readonly nothing: string;
      readonly fixed: string;
      readonly testing: string;
      readonly pageProven: string;
      readonly pageNotProven: string;
      readonly engineProven: string;
      readonly engineNotProven: string;
      readonly engineNone: string;
      readonly policy: string;
      readonly limits: string;
    };
    readonly readiness: {
      readonly stale: string;
      readonly title: string;
      readonly lead: string;
      readonly check: string;
      readonly again: string;
      readonly checked: (a: { readonly moment: string | number }) => string;
      readonly stop: string;
      readonly program: string;
      readonly hashing: (a: {
        readonly name: string | number;
        readonly done: number;
        readonly total: number;
      }) => string;
      readonly ready: (a: { readonly models: readonly string[] }) => string;
      readonly notReadyProgram: string;
      readonly notReadyModels: string;
      readonly notReadyNone: string;
      readonly noModels: string;
      readonly parts: {
        readonly page: string;
        readonly store: string;
        readonly engine: string;
        readonly catalogue: string;
      };
      readonly files: (a: { readonly count: number; readonly sizeBytes: number }) => string;
      readonly filesOf: (a: { readonly name: string | number }) => string;
      readonly state: { readonly ok: string; readonly missing: string; readonly damaged: string };
      readonly modelState: {
        readonly ok: string;
        readonly damaged: string;
        readonly older: string;
        readonly 'no-library': string;
        readonly unread: string;
      };
      readonly modelNext: {
        readonly ok: string;
        readonly damaged: string;
        readonly older: string;
        readonly 'no-library': string;
        readonly unread: string;
      };
      readonly programNext: string;
      readonly mend: string;
      readonly mendModel: (a: { readonly name: string | number }) => string;
      readonly worker: string;
      readonly storage: string;
      readonly used: (a: { readonly usedBytes: number; readonly quotaBytes: number }) => string;
      readonly persistence: {
        readonly unasked: string;
        readonly granted: string;
        readonly refused: string;
        readonly unavailable: string;
      };
      readonly askToKeep: string;
      readonly privateWindow: string;
    };
    readonly libraries: {
      readonly title: string;
      readonly lead: string;
      readonly none: string;
      readonly usedBy: (a: { readonly models: readonly string[] }) => string;
      readonly unused: string;
      readonly allowed: string;
      readonly allowedAt: (a: { readonly moment: string | number }) => string;
      readonly withdraw: string;
      readonly withdrawOne: (a: { readonly hash: string | number }) => string;
      readonly withdrawn: (a: {
        readonly count: number;
        readonly hash: string | number;
        readonly models: readonly string[];
      }) => string;
    };
    readonly offlineTest: {
      readonly downloading: string;
      readonly preparing: string;
      readonly title: string;
      readonly lead: string;
      readonly model: string;
      readonly prompt: string;
      readonly start: string;
      readonly stop: string;
      readonly none: string;
      readonly busy: string;
      readonly steps: {
        readonly unplug: string;
        readonly load: string;
        readonly answer: string;
        readonly 'plug-in': string;
      };
      readonly proven: (a: {
        readonly model: string | number;
        readonly answered: number;
      }) => string;
      readonly tried: (a: { readonly model: string | number; readonly refused: number }) => string;
      readonly triedInVain: string;
      readonly answer: (a: { readonly tokens: number }) => string;
      readonly empty: string;
      readonly engineProven: string;
      readonly engineNotProven: string;
    };
  };
  readonly prompts: {
    readonly list: string;
    readonly search: string;
    readonly searchHint: string;
    readonly tag: string;
    readonly language: string;
    readonly any: string;
    readonly tags: {
      readonly general: string;
      readonly reasoning: string;
      readonly code: string;
      readonly extraction: string;
      readonly refusal: string;
      readonly translation: string;
      readonly system: string;
    };
    readonly none: string;
    readonly readyMade: string;
    readonly draft: string;
    readonly withSchema: string;
    readonly newPrompt: string;
    readonly newSystem: string;
    readonly import: string;
    readonly exportOwn: string;
    readonly select: (a: { readonly title: string | number }) => string;
    readonly selected: (a: { readonly count: number }) => string;
    readonly selectShown: string;
    readonly selectNone: string;
    readonly exportSelected: string;
    readonly deleteSelected: (a: { readonly count: number }) => string;
    readonly batch: (a: { readonly count: number }) => string;
    readonly unfilled: (a: { readonly titles: readonly string[] }) => string;
    readonly back: string;
    readonly tooManyLines: (a: { readonly found: number; readonly most: number }) => string;
    readonly notice: {
      readonly saved: (a: { readonly title: string | number }) => string;
      readonly deleted: (a: { readonly count: number }) => string;
      readonly conflict: (a: {
        readonly title: string | number;
        readonly isDeleted: boolean;
      }) => string;
      readonly notDeleted: (a: { readonly changed: number }) => string;
      readonly deleteAnyway: string;
      readonly keep: string;
      readonly keepMine: string;
      readonly takeTheirs: string;
      readonly keepBoth: string;
      readonly leaveDeleted: string;
      readonly undo: string;
      readonly restored: (a: { readonly count: number }) => string;
      readonly imported: (a: {
        readonly added: number;
        readonly renamed: number;
        readonly alreadyHere: number;
        readonly languagesLeftOut: number;
      }) => string;
    };
    readonly editor: {
      readonly newPrompt: string;
      readonly newSystem: string;
      readonly fromProgram: string;
      readonly sheet: string;
      readonly title: string;
      readonly titleHint: string;
      readonly text: string;
      readonly textHint: string;
      readonly systemHint: string;
      readonly tags: string;
      readonly tagsHint: string;
      readonly language: string;
      readonly noLanguage: string;
      readonly schema: string;
      readonly schemaHint: string;
      readonly schemaUnchecked: string;
      readonly save: string;
      readonly saveOwn: string;
      readonly revert: string;
      readonly delete: string;
      readonly sure: string;
      readonly sureSelected: (a: { readonly count: number }) => string;
      readonly yes: string;
      readonly no: string;
      readonly problem: { readonly empty: string; readonly tags: string; readonly schema: string };
    };
    readonly filling: {
      readonly title: string;
      readonly source: { readonly hand: string; readonly table: string };
      readonly table: string;
      readonly tableHint: (a: { readonly rows: number }) => string;
      readonly file: string;
      readonly unused: (a: { readonly count: number; readonly names: readonly string[] }) => string;
      readonly headersAgain: (a: { readonly count: number }) => string;
      readonly preview: (a: { readonly count: number }) => string;
      readonly more: (a: { readonly count: number }) => string;
    };
    readonly ask: string;
    readonly askFirst: string;
    readonly useSystem: string;
    readonly replacesDraft: string;
    readonly replacesSystem: string;
    readonly keepIt: string;
    readonly replaceIt: string;
    readonly all: (a: { readonly count: number }) => string;
    readonly some: (a: { readonly shown: number; readonly all: number }) => string;
    readonly failures: {
      readonly 'missing-values': {
        readonly what: (a: { readonly count: number; readonly names: readonly string[] }) => string;
        readonly next: string;
      };
      readonly 'filled-too-long': {
        readonly what: (a: {
          readonly row: number;
          readonly characters: number;
          readonly mostCharacters: number;
          readonly name: string | number;
        }) => string;
        readonly next: string;
      };
      readonly 'table-empty': { readonly what: string; readonly next: string };
      readonly 'table-not-text': { readonly what: string; readonly next: string };
      readonly 'table-too-large': {
        readonly what: (a: { readonly mostCharacters: number }) => string;
        readonly next: string;
      };
      readonly 'table-too-many-lines': {
        readonly what: (a: { readonly mostLines: number }) => string;
        readonly next: string;
      };
      readonly 'table-too-many-rows': {
        readonly what: (a: { readonly mostRows: number }) => string;
        readonly next: string;
      };
      readonly 'table-too-many-columns': {
        readonly what: (a: { readonly mostColumns: number }) => string;
        readonly next: string;
      };
      readonly 'table-name-twice': {
        readonly what: (a: { readonly found: string | number; readonly column: number }) => string;
        readonly next: string;
      };
      readonly 'table-without-rows': { readonly what: string; readonly next: string };
      readonly 'table-ragged': {
        readonly what: (a: {
          readonly expected: number;
          readonly rows: string | number;
          readonly more: number;
        }) => string;
        readonly next: string;
        readonly row: (a: { readonly line: number; readonly fields: number }) => string;
      };
      readonly 'table-quotes': {
        readonly what: (a: { readonly line: number }) => string;
        readonly next: string;
      };
      readonly 'schema-not-json': {
        readonly what: (a: { readonly detail: string | number }) => string;
        readonly next: string;
      };
      readonly 'schema-broken': {
        readonly what: (a: { readonly place: string | number }) => string;
        readonly next: string;
      };
      readonly 'schema-unsupported': {
        readonly what: (a: { readonly place: string | number }) => string;
        readonly next: string;
      };
      readonly 'schema-too-large': { readonly what: string; readonly next: string };
      readonly 'library-unreadable': {
        readonly what: (a: { readonly detail: string | number }) => string;
        readonly next: string;
      };
      readonly 'library-too-large': {
        readonly what: (a: { readonly mostBytes: number }) => string;
        readonly next: string;
      };
      readonly 'library-not-json': { readonly what: string; readonly next: string };
      readonly 'library-other-format': { readonly what: string; readonly next: string };
      readonly 'library-newer': {
        readonly what: (a: { readonly version: number }) => string;
        readonly next: string;
      };
      readonly 'library-broken': {
        readonly what: (a: { readonly problems: string | number }) => string;
        readonly next: string;
      };
      readonly place: (a: {
        readonly keyword?: string | number | undefined;
        readonly path: string | number;
      }) => string;
    };
  };
  readonly ratings: {
    readonly lead: string;
    readonly empty: {
      readonly title: string;
      readonly how: string;
      readonly elsewhere: string;
      readonly compare: string;
    };
    readonly withheld: (a: { readonly count: number }) => string;
    readonly toRecords: string;
    readonly noneLeft: string;
    readonly filters: {
      readonly title: string;
      readonly tag: string;
      readonly anyTag: string;
      readonly from: string;
      readonly until: string;
      readonly blindOnly: string;
      readonly naming: string;
      readonly namings: { readonly model: string; readonly settings: string };
      readonly all: string;
    };
    readonly reckoning: string;
    readonly counts: (a: {
      readonly votes: number;
      readonly prompts: number;
      readonly blindness: string | number;
    }) => string;
    readonly verdicts: (a: {
      readonly best: number;
      readonly allEqual: number;
      readonly allBad: number;
    }) => string;
    readonly version: {
      readonly id: (a: { readonly modelId: string | number }) => string;
      readonly files: (a: {
        readonly modelId: string | number;
        readonly hash: string | number;
      }) => string;
      readonly unhashed: (a: { readonly modelId: string | number }) => string;
    };
    readonly noSettings: string;
    readonly settingText: (a: {
      readonly name: string | number;
      readonly text: string | number;
    }) => string;
    readonly strengths: {
      readonly title: string;
      readonly group: (a: { readonly place: number }) => string;
      readonly apart: string;
      readonly scale: string;
      readonly few: (a: { readonly prompts: number }) => string;
      readonly place: string;
      readonly places: (a: { readonly first: number; readonly last: number }) => string;
      readonly contestant: string;
      readonly strength: string;
      readonly value: (a: { readonly value: number }) => string;
      readonly interval: string;
      readonly between: (a: { readonly low: number; readonly high: number }) => string;
      readonly votes: string;
      readonly open: string;
      readonly openNone: string;
      readonly plot: string;
      readonly plotRow: (a: {
        readonly name: string | number;
        readonly value: number;
        readonly low: number;
        readonly high: number;
      }) => string;
      readonly ahead: (a: { readonly name: string | number }) => string;
      readonly notAhead: (a: {
        readonly name: string | number;
        readonly others: readonly string[];
      }) => string;
      readonly tied: (a: {
        readonly names: readonly string[];
        readonly count: number;
        readonly others: readonly string[];
      }) => string;
      readonly uncompared: (a: { readonly names: readonly string[] }) => string;
      readonly uncomparedHow: { readonly model: string; readonly settings: string };
      readonly bySettings: string;
      readonly leftOut: (a: { readonly count: number }) => string;
    };
    readonly how: {
      readonly title: string;
      readonly model: string;
      readonly votes: string;
      readonly intervals: string;
      readonly open: string;
    };
    readonly matrix: {
      readonly title: string;
      readonly lead: string;
      readonly row: string;
      readonly record: (a: {
        readonly wins: number;
        readonly ties: number;
        readonly losses: number;
      }) => string;
      readonly spoken: (a: {
        readonly wins: number;
        readonly ties: number;
        readonly losses: number;
      }) => string;
      readonly never: string;
      readonly difference: (a: {
        readonly value: number;
        readonly low: number;
        readonly high: number;
      }) => string;
      readonly verdict: { readonly better: string; readonly worse: string; readonly open: string };
    };
    readonly positions: {
      readonly title: string;
      readonly none: string;
      readonly lead: string;
      readonly shown: (a: {
        readonly shown: number;
        readonly count: number;
        readonly expected: number;
      }) => string;
      readonly place: (a: {
        readonly place: number;
        readonly share: number;
        readonly low: number;
        readonly high: number;
      }) => string;
      readonly few: string;
      readonly fine: string;
      readonly biased: (a: {
        readonly count: number;
        readonly places: readonly string[];
      }) => string;
    };
    readonly votes: {
      readonly title: string;
      readonly lead: string;
      readonly json: string;
      readonly csv: string;
      readonly take: string;
      readonly delete: string;
      readonly deleteQuestion: (a: { readonly count: number }) => string;
      readonly deleteYes: string;
      readonly deleteNo: string;
      readonly taken: (a: { readonly count: number }) => string;
      readonly duplicates: (a: { readonly count: number }) => string;
      readonly conflicts: (a: { readonly count: number }) => string;
      readonly blocked: (a: { readonly count: number }) => string;
      readonly setAside: {
        readonly title: (a: { readonly count: number }) => string;
        readonly best: (a: {
          readonly moment: string | number;
          readonly name: string | number;
        }) => string;
        readonly 'all-equal': (a: { readonly moment: string | number }) => string;
        readonly 'all-bad': (a: { readonly moment: string | number }) => string;
      };
    };
    readonly blindness: {
      readonly all: string;
      readonly none: string;
      readonly some: (a: { readonly blind: number }) => string;
    };
    readonly failures: {
      readonly 'votes-too-large': {
        readonly what: (a: { readonly sizeBytes: number; readonly mostBytes: number }) => string;
        readonly next: string;
      };
      readonly 'votes-too-many': {
        readonly what: (a: { readonly mostVotes: number }) => string;
        readonly next: string;
      };
      readonly 'not-votes': { readonly what: string; readonly next: string };
      readonly 'votes-other-version': {
        readonly what: (a: { readonly version: string | number }) => string;
        readonly next: string;
      };
      readonly 'votes-broken': {
        readonly what: (a: {
          readonly vote: number;
          readonly line?: number | undefined;
          readonly detail: string | number;
        }) => string;
        readonly next: string;
      };
      readonly 'votes-unreadable': {
        readonly what: (a: { readonly detail: string | number }) => string;
        readonly next: string;
      };
    };
  };
  readonly records: {
    readonly account: {
      readonly runs: (a: { readonly count: number }) => string;
      readonly title: (a: { readonly atMs: number }) => string;
      readonly column: (a: { readonly letter: string | number }) => string;
      readonly side: (a: { readonly letter: string | number }) => string;
      readonly prompt: (a: { readonly count: number; readonly place: number }) => string;
      readonly tags: string;
      readonly schema: string;
      readonly before: string;
      readonly you: string;
      readonly model: string;
      readonly answerBegins: string;
      readonly noSystemPrompt: string;
      readonly facts: {
        readonly origin: string;
        readonly progress: string;
        readonly unreadable: string;
        readonly fit: string;
        readonly votes: string;
        readonly asked: string;
      };
      readonly origin: {
        readonly compare: string;
        readonly batch: string;
        readonly replay: string;
        readonly other: string;
      };
      readonly progress: (a: {
        readonly done: number;
        readonly total: number;
        readonly failed: number;
      }) => string;
      readonly fits: (a: {
        readonly column: string | number;
        readonly fits: number;
        readonly answers: number;
        readonly unchecked: number;
      }) => string;
      readonly vote: {
        readonly best: (a: { readonly column: string | number }) => string;
        readonly 'all-equal': string;
        readonly 'all-bad': string;
      };
      readonly conditions: {
        readonly title: string;
        readonly schedule: { readonly 'in-turn': string; readonly 'at-once': string };
        readonly order: (a: { readonly letters: readonly string[] }) => string;
        readonly fresh: string;
        readonly notFresh: string;
        readonly warmUp: string;
        readonly blind: string;
        readonly probabilities: string;
        readonly time: (a: { readonly seconds: number }) => string;
      };
      readonly stamps: {
        readonly title: string;
        readonly of: (a: { readonly count: number; readonly letters: readonly string[] }) => string;
        readonly facts: {
          readonly weights: string;
          readonly library: string;
          readonly settings: string;
          readonly context: string;
          readonly app: string;
          readonly engine: string;
          readonly browser: string;
          readonly adapter: string;
        };
      };
      readonly missing: string;
      readonly unreadable: string;
      readonly someUnreadable: string;
      readonly untilJudged: string;
      readonly none: string;
      readonly hidden: (a: { readonly count: number }) => string;
      readonly reusedCache: string;
      readonly unknownFailure: (a: { readonly kind: string | number }) => string;
      readonly columnVotes: (a: {
        readonly column: string | number;
        readonly count: number;
      }) => string;
      readonly tieVotes: (a: { readonly columns: number; readonly count: number }) => string;
      readonly badVotes: (a: { readonly count: number }) => string;
    };
    readonly lead: string;
    readonly search: string;
    readonly searchHint: string;
    readonly searching: string;
    readonly none: string;
    readonly more: (a: { readonly count: number }) => string;
    readonly empty: {
      readonly title: string;
      readonly how: string;
      readonly elsewhere: string;
      readonly compare: string;
    };
    readonly list: string;
    readonly select: (a: { readonly title: string | number }) => string;
    readonly prompts: (a: { readonly count: number }) => string;
    readonly noText: string;
    readonly origins: {
      readonly compare: string;
      readonly batch: string;
      readonly replay: string;
      readonly other: string;
    };
    readonly namesHidden: string;
    readonly done: (a: { readonly done: number; readonly total: number }) => string;
    readonly underWay: string;
    readonly selected: (a: { readonly count: number }) => string;
    readonly selectShown: string;
    readonly selectNone: string;
    readonly take: string;
    readonly exports: {
      readonly label: string;
      readonly shown: (a: { readonly count: number }) => string;
      readonly html: string;
      readonly markdown: string;
      readonly csv: string;
      readonly json: string;
      readonly note: string;
      readonly hidden: string;
    };
    readonly deletion: {
      readonly one: string;
      readonly chosen: string;
      readonly all: string;
      readonly question: (a: { readonly count: number }) => string;
      readonly yes: string;
      readonly no: string;
    };
    readonly notice: {
      readonly imported: (a: {
        readonly added: number;
        readonly newVotes: number;
        readonly alreadyHere: number;
      }) => string;
      readonly answers: (a: { readonly count: number }) => string;
      readonly isPart: string;
      readonly votes: (a: { readonly count: number }) => string;
      readonly blocked: (a: { readonly count: number }) => string;
      readonly conflicts: (a: { readonly count: number }) => string;
      readonly exported: (a: {
        readonly count: number;
        readonly files: number;
        readonly hidden: number;
      }) => string;
      readonly tooLarge: (a: {
        readonly mostBytes: number;
        readonly titles: readonly string[];
      }) => string;
      readonly deleted: (a: { readonly count: number }) => string;
    };
    readonly detail: {
      readonly back: string;
      readonly goOn: string;
      readonly stop: string;
      readonly again: string;
      readonly failedToo: string;
      readonly busy: string;
      readonly now: (a: {
        readonly letter: string | number;
        readonly place: number;
        readonly count: number;
      }) => string;
      readonly progress: string;
      readonly reveal: string;
      readonly columns: string;
      readonly tags: (a: { readonly tags: string | number }) => string;
      readonly pages: string;
      readonly page: (a: {
        readonly first: number;
        readonly last: number;
        readonly count: number;
      }) => string;
      readonly earlier: string;
      readonly later: string;
      readonly repeats: string;
    };
    readonly replay: {
      readonly title: string;
      readonly of: (a: { readonly title: string | number }) => string;
      readonly gone: string;
      readonly hidden: string;
      readonly waiting: string;
      readonly nothing: string;
      readonly differs: string;
      readonly same: string;
      readonly other: (a: { readonly place: number }) => string;
      readonly then: string;
      readonly now: string;
      readonly difference: {
        readonly prompt: string;
        readonly model: string;
        readonly settings: string;
        readonly weights: string;
        readonly library: string;
        readonly context: string;
        readonly app: string;
        readonly engine: string;
        readonly browser: string;
        readonly adapter: string;
        readonly 'no-stamp': string;
        readonly cache: string;
        readonly contended: string;
        readonly 'after-loss': string;
        readonly finish: string;
      };
      readonly all: (a: { readonly count: number }) => string;
      readonly some: (a: { readonly same: number; readonly compared: number }) => string;
    };
    readonly all: (a: { readonly count: number }) => string;
    readonly some: (a: { readonly shown: number; readonly all: number }) => string;
    readonly batch: {
      readonly title: string;
      readonly what: (a: {
        readonly prompts: number;
        readonly columns: number;
        readonly answers: number;
      }) => string;
      readonly blind: string;
      readonly open: string;
      readonly change: string;
      readonly each: (a: { readonly asked: string | number; readonly count: number }) => string;
      readonly note: string;
      readonly start: string;
      readonly discard: string;
      readonly left: (a: { readonly isComplete: boolean; readonly knownMs: number }) => string;
      readonly stopped: (a: { readonly missing: number }) => string;
      readonly failures: {
        readonly busy: string;
        readonly elsewhere: string;
        readonly gone: string;
        readonly notKept: string;
      };
    };
    readonly judging: {
      readonly open: string;
      readonly again: string;
      readonly place: (a: { readonly place: number; readonly count: number }) => string;
      readonly drawn: string;
      readonly given: (a: { readonly letter: string | number }) => string;
      readonly whose: (a: {
        readonly side: string | number;
        readonly column: string | number;
        readonly name: string | number;
      }) => string;
      readonly earlier: string;
      readonly later: string;
      readonly reveal: string;
      readonly revealEarly: string;
      readonly close: string;
      readonly allJudged: string;
      readonly someJudged: (a: { readonly judged: number; readonly count: number }) => string;
    };
    readonly failures: {
      readonly 'runs-too-large': {
        readonly what: (a: { readonly sizeBytes: number; readonly mostBytes: number }) => string;
        readonly next: string;
      };
      readonly 'runs-too-many': {
        readonly what: (a: { readonly mostRuns: number }) => string;
        readonly next: string;
      };
      readonly 'runs-part-of-another': { readonly what: string; readonly next: string };
      readonly 'runs-not-json': { readonly what: string; readonly next: string };
      readonly 'runs-other-format': { readonly what: string; readonly next: string };
      readonly 'runs-other-version': {
        readonly what: (a: { readonly version: string | number }) => string;
        readonly next: string;
      };
      readonly 'runs-broken': {
        readonly what: (a: { readonly run: number; readonly detail: string | number }) => string;
        readonly next: string;
      };
      readonly 'runs-unreadable': {
        readonly what: (a: { readonly detail: string | number }) => string;
        readonly next: string;
      };
      readonly 'runs-hidden': { readonly what: string; readonly next: string };
      readonly 'runs-export-too-large': {
        readonly what: (a: { readonly mostBytes: number }) => string;
        readonly next: string;
      };
      readonly 'run-gone': { readonly what: string; readonly next: string };
    };
  };
}
