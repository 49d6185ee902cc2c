/**
 * Entry of the closed store worker, which reaches its own site alone, whatever the build allows. Its
 * name is the absolute address of the page's folder.
 */
import { startStore } from './start-store';

const service = startStore(self.name, []);
// The page asks for something only while it has the database: nothing is opened before.
addEventListener('message', () => void service.cleanUp(), { once: true });
