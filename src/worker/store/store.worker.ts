/** Entry of the store worker. Its name is the absolute address of the page's folder. */
import { expose } from 'comlink';
import { delay } from './delay';
import { StoreService } from './store-service';

const service = new StoreService(self.name, delay, { next: Math.random });
expose(service);
void service.packs.removeLeftovers();
