import { once } from '../../core/once';

/**
 * Whether a policy is in force in this worker. Those of the store refuse a `data:` address, which no browser
 * goes to the network for; without one it is read. A private window without service workers has none on
 * a host that sends no headers.
 */
export const isConfined = once(() =>
  fetch('data:,').then(
    () => false,
    () => true,
  ),
);
