import { isLink } from '../../core/comparison/link-form';
import type { Fragment } from '../../core/ports';

/** The screens of the page, by the fragment of their address. */
export const screens = ['compare', 'prompts', 'records', 'ratings', 'models', 'privacy'] as const;

export type ScreenName = (typeof screens)[number];

/** Which screen is shown. It stands in the fragment, so that reloading and going back keep it. */
export class Route {
  #screen = $state<ScreenName>('compare');
  #link = $state<string>();

  constructor(readonly fragment: Fragment) {
    const refresh = (): void => {
      const named = fragment.read();
      // Without the punctuation of a sentence that the address stood in.
      const [word] = /^\w*/.exec(named) ?? [];
      const isEntry = word === 'add';
      const wanted = isEntry ? 'models' : word;
      this.#screen = screens.find((screen) => screen === wanted) ?? 'compare';
      this.#link = isEntry || isLink(named) ? named : undefined;
    };
    fragment.onChange(refresh);
    refresh();
  }

  get screen(): ScreenName {
    return this.#screen;
  }

  /** The fragment, where it brings something that nobody has taken yet: a comparison, or to Models an entry. */
  get link(): string | undefined {
    return this.#link;
  }

  /** Takes the link out of the address: it has been decided on. Its screen stays. */
  settleLink(): void {
    if (this.#link === undefined) return;
    this.#link = undefined;
    this.fragment.replace(this.#screen);
  }
}
