import type { OfflineFailureMessages } from '../failure-messages';
import { formatFor } from '../format';

const format = formatFor('en');

export const offlineFailures: OfflineFailureMessages = {
  'no-service-worker': () => ({
    what: 'This browser keeps nothing of the page: it has no service worker for it.',
    next: 'Open the page over https or at localhost, in a window that is not private, and reload it.',
  }),
  'service-worker-silent': () => ({
    what: 'The part of the browser that keeps the page (its service worker) does not answer.',
    next: 'Reload the page. If a new version is waiting, use it.',
  }),
  'program-file-unreachable': ({ file, status }) => ({
    what:
      status === null
        ? `The host of this page could not be reached while fetching ${file}.`
        : `The host of this page answered ${format.number(status)} for ${file}.`,
    next: 'Check the connection and try again.',
  }),
  'program-file-differs': ({ file }) => ({
    what: `The host of this page has another version of ${file} by now, so it was not kept.`,
    next: 'Reload the page while there is a network: that brings the whole new version.',
  }),
  'not-in-control': () => ({
    what: 'The requests of this page do not pass its service worker, so it cannot hold them back. A hard reload does that.',
    next: 'Reload the page in the ordinary way, then unplug again.',
  }),
  'request-not-refused': () => ({
    what: 'A request that was made to be refused got through, so the network was not away.',
    next: 'Reload the page and unplug again. If it stays so, this browser cannot prove it.',
  }),
  'drill-interrupted': () => ({
    what: 'The browser ended the service worker during the drill, and with it the blockade. Nothing is proven.',
    next: 'Unplug again, and keep this tab in front meanwhile.',
  }),
};
