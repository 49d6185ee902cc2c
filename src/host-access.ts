/** What asks other hosts, put together with the first of them or the first screen that tells of it. */
import { mount } from 'svelte';
import type { Host } from './core/catalogue/catalogue';
import type { Language } from './i18n/language.svelte';
import { systemCalendar } from './platform/clock';
import type { ServiceWorkerShell } from './platform/offline';
import { OpenStores, type OpenStoresPorts } from './platform/open-stores';
import { Preference } from './platform/preference';
import { siteAddress } from './platform/site';
import type { Models } from './state/models/models.svelte';
import { HostConsent } from './state/privacy/host-consent.svelte';
import HostQuestion from './views/HostQuestion.svelte';

export interface HostAccessParts extends Pick<OpenStoresPorts, 'held'> {
  /** Those that this build allows. */
  readonly hosts: readonly Host[];
  readonly models: Models;
  readonly language: Language;
  readonly shell: Pick<ServiceWorkerShell, 'policiesInPlace'>;
}

export interface HostAccess {
  readonly hostConsent: HostConsent;
  readonly openStores: OpenStores;
}

export async function makeHostAccess(parts: HostAccessParts): Promise<HostAccess> {
  const { hosts, models, language, shell, held } = parts;
  await language.load('hosts');
  const openStores = new OpenStores({
    siteAddress,
    policiesInPlace: shell.policiesInPlace,
    held,
    permit: (request, signal) => hostConsent.permit(request, signal),
  });
  const hostConsent: HostConsent = new HostConsent({
    ownHost: new URL(siteAddress).host,
    hosts,
    kept: new Preference('hosts', siteAddress),
    calendar: systemCalendar,
    onChange: ({ siteOnly }) => {
      models.siteOnly = siteOnly;
      openStores.endRefused((names) => hostConsent.refusal(names));
    },
  });
  // Another tab has changed something that is kept for the site.
  addEventListener('storage', () => {
    hostConsent.refresh();
  });
  // Over whichever screen there is.
  mount(HostQuestion, { target: document.body, props: { consent: hostConsent, language } });
  return { hostConsent, openStores };
}
