import { silenceMs, type UnpluggedAnswer } from './messages';

interface OfflineTest {
  readonly refused: string[];
  readonly answered: string[];
  endsAtMs: number;
}

/**
 * Whether the network is taken away, for which offline tests, and what was asked for meanwhile. It lives in
 * memory: a service worker that was ended in between knows nothing of a test, and says so.
 */
export class Unplugged {
  readonly #tests = new Map<string, OfflineTest>();

  constructor(readonly nowMs: () => number) {}

  get isOn(): boolean {
    for (const [name, { endsAtMs }] of this.#tests) {
      if (endsAtMs <= this.nowMs()) this.#tests.delete(name);
    }
    return this.#tests.size > 0;
  }

  begin(name: string): UnpluggedAnswer {
    this.#tests.set(name, { refused: [], answered: [], endsAtMs: this.nowMs() + silenceMs });
    return this.prolong(name);
  }

  prolong(name: string): UnpluggedAnswer {
    const test = this.isOn ? this.#tests.get(name) : undefined;
    if (!test) return null;
    test.endsAtMs = this.nowMs() + silenceMs;
    return { refused: [...test.refused], answered: [...test.answered] };
  }

  end(name: string): UnpluggedAnswer {
    const answer = this.prolong(name);
    this.#tests.delete(name);
    return answer;
  }

  /** Every test under way is told of it. */
  note(what: 'refused' | 'answered', path: string): void {
    for (const test of this.#tests.values()) test[what].push(path);
  }
}
