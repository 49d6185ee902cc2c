import { describe, expect, test, vi } from 'vitest';
import type { WholeModel } from '../../core/catalogue/model';
import { model } from '../models/fake-models';
import { settle } from '../settle';
import { HostConsent, type HostAnswer } from './host-consent.svelte';

const hub = { host: 'hub.example', redirectsTo: ['*.cdn.example'] };
const raw = { host: 'raw.example', redirectsTo: [] };
const at = (folder: string): WholeModel => ({ ...model, files: { ...model.files, folder } });
const far = at('https://hub.example/m/');

/** Two tabs share what is kept. */
function kept(text: string | null = null) {
  return {
    read: () => text,
    write: (value: string) => {
      text = value;
    },
  };
}

function consentWith(keptText = kept(), hosts = [hub, raw]) {
  const onChange = vi.fn();
  const consent = new HostConsent({
    ownHost: 'site.example',
    hosts,
    kept: keptText,
    calendar: { nowMs: () => 7 },
    onChange,
  });
  const permit = (one: WholeModel, signal = new AbortController().signal) =>
    consent.permit({ kind: 'download', model: one }, signal);
  const answer = (given: HostAnswer) => {
    if (consent.question) consent.answer(given, consent.question);
  };
  /** Asks, answers the question, and tells what came of it. */
  const permitted = async (one: WholeModel, given: HostAnswer) => {
    const outcome = permit(one);
    await settle();
    answer(given);
    return outcome;
  };
  return { consent, permit, permitted, answer, onChange, keptText };
}

const refused = (how: string) => ({
  ok: false,
  failure: { kind: 'host-refused', host: hub.host, how },
});
const names = { ok: true, value: ['hub.example', '*.cdn.example'] };

describe('before the first request to a host', () => {
  test('it is asked for which model, with all hosts that nobody has allowed; then never again', async () => {
    const { consent, permit, permitted, answer } = consentWith();
    const asking = permit(far);
    await settle();
    expect(consent.question).toEqual({
      request: { kind: 'download', model: far },
      hosts: [hub],
    });
    answer('allow');
    expect(await asking).toEqual(names);
    expect(consent.question).toBeUndefined();
    expect(consent.choice.allowed).toEqual([{ ...hub, allowedAtMs: 7 }]);
    expect(await permit(far)).toEqual(names);

    const library = {
      kind: 'address',
      address: 'https://raw.example/x.wasm',
      sha256: null,
    } as const;
    const both = permit({ ...far, library } as unknown as WholeModel);
    await settle();
    expect(consent.question?.hosts).toEqual([raw]);
    answer('allow');
    expect(await both).toMatchObject({ value: ['hub.example', '*.cdn.example', 'raw.example'] });
    expect(await permitted(at('models/own/'), 'cancel')).toEqual({ ok: true, value: [] });
  });

  test('a look-up and a search are asked about as what they are, of the hub alone, and one word counts for all', async () => {
    const { consent, permit, answer } = consentWith();
    const { signal } = new AbortController();
    const folder = { origin: 'https://hub.example', repository: 'a/b', revision: 'main', path: '' };
    const lookUp = { kind: 'look-up', folder } as const;
    const search = { kind: 'search', origin: folder.origin, words: 'some words' } as const;
    const looking = consent.permit(lookUp, signal);
    await settle();
    expect(consent.question).toEqual({ request: lookUp, hosts: [hub] });
    answer('cancel');
    expect(await looking).toEqual(refused('answer'));

    const searching = consent.permit(search, signal);
    await settle();
    expect(consent.question).toEqual({ request: search, hosts: [hub] });
    answer('allow');
    expect(await searching).toEqual(names);
    expect(await consent.permit(lookUp, signal)).toEqual(names);
    expect(await permit(far)).toEqual(names);

    const strange = { ...search, origin: 'https://strange.example' };
    expect(await consent.permit(strange, signal)).toMatchObject({
      failure: { kind: 'host-not-allowed', host: 'strange.example' },
    });
  });

  test('who does not agree is asked the next time', async () => {
    const { permitted } = consentWith();
    expect(await permitted(far, 'cancel')).toEqual(refused('answer'));
    expect(await permitted(far, 'allow')).toEqual(names);
  });

  test('a host that this build does not name is not asked about', async () => {
    const { permit } = consentWith();
    expect(await permit(at('https://strange.example/m/'))).toMatchObject({
      failure: { kind: 'host-not-allowed', host: 'strange.example' },
    });
  });

  test('a download that is stopped takes its question back', async () => {
    const { consent, permit } = consentWith();
    const ending = new AbortController();
    const asking = permit(far, ending.signal);
    await settle();
    ending.abort();
    expect(await asking).toMatchObject({ failure: { kind: 'aborted' } });
    expect(consent.question).toBeUndefined();
  });

  test('two that ask at once ask one after the other, and one answer counts for both', async () => {
    const { consent, permit, answer } = consentWith();
    const both = Promise.all([permit(far), permit({ ...far, id: 'other' })]);
    await settle();
    expect(consent.question?.request).toMatchObject({ model: { id: far.id } });
    answer('allow');
    expect(await both).toEqual([names, names]);
  });

  test('an answer in another tab counts here', async () => {
    const one = consentWith();
    const other = consentWith(one.keptText);
    const asking = one.permit(far);
    await settle();
    await other.permitted(far, 'allow');
    one.consent.refresh();
    expect(await asking).toEqual(names);
  });
});

describe('what was allowed', () => {
  test('is there at the next visit', async () => {
    const { permitted, keptText } = consentWith();
    await permitted(far, 'allow');
    expect(await consentWith(keptText).permit(far)).toEqual(names);
  });

  test('is not enough for a host that has come to send files on to one more', async () => {
    const { permitted, keptText } = consentWith();
    await permitted(far, 'allow');
    const more = { ...hub, redirectsTo: [...hub.redirectsTo, 'new.example'] };
    const { consent, permitted: anew } = consentWith(keptText, [more]);
    const outcome = anew(far, 'allow');
    await settle();
    expect((await outcome).ok).toBe(true);
    expect(consent.choice.allowed).toEqual([{ ...more, allowedAtMs: 7 }]);
  });

  test('is taken back: what asks there has to end, here and in other tabs', async () => {
    const one = consentWith();
    await one.permitted(far, 'allow');
    const other = consentWith(one.keptText);
    expect(one.consent.refusal(['hub.example', '*.cdn.example'])).toBeUndefined();
    one.consent.withdraw('hub.example');
    expect(one.consent.refusal(['hub.example'])).toEqual(refused('withdrawn').failure);
    expect(one.consent.refusal(['raw.example'])).toEqual({
      ...refused('withdrawn').failure,
      host: 'raw.example',
    });
    other.consent.refresh();
    expect(other.onChange).toHaveBeenLastCalledWith({ siteOnly: false, allowed: [] });
    expect(other.consent.refusal(['hub.example'])).toEqual(refused('withdrawn').failure);
    expect(await one.permitted(far, 'cancel')).toEqual(refused('answer'));
  });
});

describe('the own site alone', () => {
  test('is chosen in the question, ends what asks elsewhere, and nobody is asked again', async () => {
    const { consent, permit, permitted, onChange, keptText } = consentWith();
    await permitted(far, 'allow');
    consent.withdraw('hub.example');
    expect(await permitted(far, 'site-only')).toEqual(refused('site-only'));
    expect(onChange).toHaveBeenLastCalledWith({ siteOnly: true, allowed: [] });
    expect(consent.refusal(['hub.example'])).toEqual(refused('site-only').failure);
    expect(await permit(far)).toEqual(refused('site-only'));
    expect(await consentWith(keptText).permit(far)).toEqual(refused('site-only'));
  });

  test('is taken back: then a person is asked', async () => {
    const { consent, permitted } = consentWith();
    consent.setSiteOnly(true);
    consent.setSiteOnly(false);
    expect(await permitted(far, 'allow')).toEqual(names);
  });
});

test('an answer to a question that is over is no answer to the one that waited behind it', async () => {
  const { consent, permit } = consentWith();
  const first = permit(far);
  const second = permit(at('https://raw.example/n/'));
  await settle();
  const { question } = consent;
  if (question) consent.answer('allow', question);
  await settle();
  if (question) consent.answer('allow', question);
  await settle();
  expect(consent.question?.hosts).toEqual([raw]);
  expect(consent.choice.allowed).toEqual([{ ...hub, allowedAtMs: 7 }]);
  if (consent.question) consent.answer('cancel', consent.question);
  expect(await first).toEqual(names);
  expect(await second).toMatchObject({ failure: { kind: 'host-refused', host: raw.host } });
});

test('where the browser keeps nothing, the answer lasts for the visit', async () => {
  const nothing = { read: () => null, write: () => undefined };
  const { consent, permit, permitted } = consentWith(nothing);
  await permitted(far, 'allow');
  expect(await permit(far)).toEqual(names);
  consent.withdraw('hub.example');
  expect(consent.choice.allowed).toEqual([]);
});

test('where there is no room to keep another answer, the one that is given counts all the same', async () => {
  const { consent, permit, permitted } = consentWith({ read: () => '[]', write: () => undefined });
  expect(await permitted(far, 'allow')).toEqual(names);
  expect(await permit(far)).toEqual(names);
  consent.withdraw('hub.example');
  expect(await permitted(far, 'cancel')).toEqual(refused('answer'));
});

test('what another tab has chosen before this one looked is told, also where nothing is allowed', () => {
  const { onChange } = consentWith(kept('[]'));
  expect(onChange).toHaveBeenCalledExactlyOnceWith({ siteOnly: false, allowed: [] });
});
