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
// The page asks for something only while it has the database: nothing is opened before.
addEventListener('message', () => void service.cleanUp(), { once: true });
expose(service);
