import type { Fragment } from '../core/ports';

export const addressFragment: Fragment = {
  read: () => location.hash.slice(1),
  onChange(listener) {
    addEventListener('hashchange', listener);
  },
  replace(fragment) {
    history.replaceState(null, '', `#${fragment}`);
  },
};
