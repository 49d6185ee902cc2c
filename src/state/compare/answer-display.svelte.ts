import type { KeptText } from '../../core/ports';

/** How all answers are shown, wherever they stand; the choice outlives the visit. */
export class AnswerDisplay {
  #allRaw: boolean;

  constructor(readonly kept: KeptText) {
    this.#allRaw = $state(kept.read() === 'raw');
  }

  /** As they came, letter by letter; else formatted. */
  get allRaw(): boolean {
    return this.#allRaw;
  }

  set allRaw(wanted: boolean) {
    this.#allRaw = wanted;
    this.kept.write(wanted ? 'raw' : '');
  }
}
