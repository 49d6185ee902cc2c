import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import { languageIn } from '../../tests/components/language-in';
import { HostConsent } from '../state/privacy/host-consent.svelte';
import { model } from '../state/models/fake-models';
import HostQuestion from './HostQuestion.svelte';

const first = { host: 'first.example', redirectsTo: [] };
const second = { host: 'second.example', redirectsTo: [] };

const allow = () => page.getByRole('button', { name: /^Allow/ });

/** Shows the question for the first host; the one for the second waits behind it. */
async function showTwo(): Promise<HostConsent> {
  let text: string | null = null;
  const kept = { read: () => text, write: (value: string) => void (text = value) };
  const consent = new HostConsent({
    ownHost: 'site.example',
    hosts: [first, second],
    kept,
    calendar: { nowMs: () => 7 },
    onChange: () => undefined,
  });
  const language = await languageIn('en', 'hosts');
  await render(HostQuestion, { consent, language });
  const { signal } = new AbortController();
  for (const { host } of [first, second]) {
    const files = { ...model.files, folder: `https://${host}/m/` };
    void consent.permit({ kind: 'download', model: { ...model, files } }, signal);
  }
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
