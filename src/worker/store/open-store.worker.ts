/**
 * Entry of the open store worker, whose policy names the hosts of the build. It is started for one
 * download, repair, look-up or search, after a person's word. Its name is the absolute address of the page's
 * folder and, each behind a space, the names of the hosts that it may ask for it.
 */
import { allowedHosts } from '../../core/policies/allowed-hosts';
import { startStore } from './start-store';

const [siteAddress = '', ...names] = self.name.split(' ');
startStore(
  siteAddress,
  names.filter((name) => allowedHosts.includes(name)),
);
