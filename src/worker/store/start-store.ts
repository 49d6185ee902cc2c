import { expose } from 'comlink';
import { isConfined } from './confined';
import { delay } from './delay';
import { StoreService } from './store-service';

/**
 * Makes this worker one of the store's. The closed and the open worker are this one service behind two
 * scripts, since it is by its script that a worker gets its policy.
 *
 * @param siteAddress absolute address of the page's folder
 * @param allowedHosts names of the hosts beside the site's own that it may ask
 */
export function startStore(siteAddress: string, allowedHosts: readonly string[]): StoreService {
  const service = new StoreService(
    siteAddress,
    delay,
    { next: Math.random },
    { allowedHosts, isConfined, isMadeByPage: true },
  );
  expose(service);
  return service;
}
