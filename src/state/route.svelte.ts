import type { Fragment } from '../core/ports';

/** The screens of the page, by the fragment of their address. */
export const screens = ['compare', 'prompts', 'records', 'ratings', 'models', 'privacy'] as const;

export type ScreenName = (typeof screens)[number];

/** Which screen is shown. It stands in the fragment, so that reloading and going back keep it. */
export class Route {
  #screen = $state<ScreenName>('compare');

  constructor(readonly fragment: Fragment) {
    const look = (): void => {
      const named = fragment.read();
      this.#screen = screens.find((screen) => screen === named) ?? 'compare';
    };
    fragment.onChange(look);
    look();
  }

  get screen(): ScreenName {
    return this.#screen;
  }
}
