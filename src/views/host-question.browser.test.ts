import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { languageIn } from '../../tests/components/language-in';
import type { Host } from '../core/catalogue/catalogue';
import type { Model } from '../core/catalogue/model';
import { HostConsent } from '../state/privacy/host-consent.svelte';
import { model } from '../state/models/fake-models';
import HostQuestion from './HostQuestion.svelte';

const first = { host: 'first.example', redirectsTo: [] };
const second = { host: 'second.example', redirectsTo: [] };

const allow = () => page.getByRole('button', { name: /^Allow/ });

/** Shows the questions before downloads from hosts, one for each model, and the first of them now. */
async function show(hosts: readonly Host[], models: readonly Model[], code = 'en') {
  let text: string | null = null;
  const kept = { read: () => text, write: (value: string) => void (text = value) };
  const consent = new HostConsent({
    ownHost: 'site.example',
    hosts,
    kept,
    calendar: { nowMs: () => 7 },
    onChange: () => undefined,
  });
  const language = await languageIn(code, 'hosts');
  await render(HostQuestion, { consent, language });
  const { signal } = new AbortController();
  for (const one of models) void consent.permit({ kind: 'download', model: one }, signal);
  await expect.element(page.getByRole('dialog')).toBeVisible();
  return consent;
}

/** Shows the question for the first host; the one for the second waits behind it. */
async function showTwo(): Promise<HostConsent> {
  const hosts = [first, second];
  const of = ({ host }: Host): Model => ({
    ...model,
    files: { ...model.files, folder: `https://${host}/m/` },
  });
  const consent = await show(hosts, hosts.map(of));
  await expect.element(page.getByRole('dialog')).toHaveTextContent('first.example');
  return consent;
}

async function pressTwice(): Promise<void> {
  await allow().dblClick();
}

/** A key that is held is told to the page again and again. */
async function holdEnter(): Promise<void> {
  (allow().element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter>5/}');
}

test.each([
  ['a double click', pressTwice],
  ['Enter that is held', holdEnter],
])('%s answers one question, not the next one that waited behind it', async (_, answer) => {
  const consent = await showTwo();
  await answer();
  await expect.element(page.getByRole('dialog')).toHaveTextContent('second.example');
  expect(consent.choice.allowed.map(({ host }) => host)).toEqual(['first.example']);
  await allow().click();
  await expect.poll(() => consent.question).toBeUndefined();
  expect(consent.choice.allowed).toHaveLength(2);
});

test.each([
  [
    'en',
    [
      'Small, about 1.2 GB.',
      'This host sees the address of this device and the names of the files that it fetches, never a prompt or an answer.',
    ],
  ],
  [
    'de',
    [
      'Small, etwa 1,2 GB.',
      'Dieser Server sieht die Adresse dieses Geräts und die Namen der Dateien, die es holt, nie einen Prompt oder eine Antwort.',
    ],
  ],
])(
  'it names host, model and bytes, and what the host sees and what it never sees (%s)',
  async (code, said) => {
    const host = { host: 'first.example', redirectsTo: ['*.cdn.example'] };
    const folder = `https://${host.host}/m/`;
    const files = { kind: 'discovered', folder, revision: null, sizeBytes: 1.2e9 } as const;
    await show([host], [{ ...model, files }], code);
    const dialog = page.getByRole('dialog', { name: 'first.example' });
    for (const words of ['*.cdn.example', ...said]) {
      await expect.element(dialog).toHaveTextContent(words);
    }
  },
);
