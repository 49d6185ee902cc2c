import { silenceMs, type UnpluggedAnswer } from './messages';

interface OfflineTest {
  readonly refused: string[];
  readonly answered: string[];
  endsAtMs: number;
}

/**
 * Whether the network is taken away, for which drills, and what was asked for meanwhile. It lives in
 * memory: a service worker that was ended in between knows nothing of a drill, and says so.
 */
export class Unplugged {
  readonly #drills = new Map<string, OfflineTest>();

  constructor(readonly nowMs: () => number) {}

  get isOn(): boolean {
    for (const [name, { endsAtMs }] of this.#drills) {
      if (endsAtMs <= this.nowMs()) this.#drills.delete(name);
    }
    return this.#drills.size > 0;
  }

  begin(name: string): UnpluggedAnswer {
    this.#drills.set(name, { refused: [], answered: [], endsAtMs: this.nowMs() + silenceMs });
    return this.prolong(name);
  }

  prolong(name: string): UnpluggedAnswer {
    const drill = this.isOn ? this.#drills.get(name) : undefined;
    if (!drill) return null;
    drill.endsAtMs = this.nowMs() + silenceMs;
    return { refused: [...drill.refused], answered: [...drill.answered] };
  }

  end(name: string): UnpluggedAnswer {
    const answer = this.prolong(name);
    this.#drills.delete(name);
    return answer;
  }

  /** Every drill under way is told of it. */
  note(what: 'refused' | 'answered', path: string): void {
    for (const drill of this.#drills.values()) drill[what].push(path);
  }
}
