/** Entry of the store worker. Its name is the absolute address of the page's folder. */
import { expose } from 'comlink';
import { allowedHosts } from '../../core/policies/allowed-hosts';
import { delay } from './delay';
import { StoreService } from './store-service';

const service = new StoreService(
  self.name,
  delay,
  { next: Math.random },
  { allowedHosts, isMadeByPage: true },
);
void service.cleanUp();
void service.packs.removeLeftovers();
expose(service);
