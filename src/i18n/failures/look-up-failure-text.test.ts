import { expect, test } from 'vitest';
import { languageIn } from '../../../tests/components/language-in';
import type { StoreFailure } from '../../core/store/failures';
import { addingFailureText } from './adding-failure-text';
import { ggufHeadFailureText } from './gguf-failure-text';
import { lookUpFailureText } from './look-up-failure-text';

const network = { kind: 'network', file: 'a/b', part: 'a/b', host: 'hub.example' } as const;
const failures: readonly StoreFailure[] = [
  { ...network, status: null },
  { ...network, status: 429, refusal: 'too-many-requests' },
  { ...network, status: 503, refusal: 'server-error' },
  { kind: 'host-silent', file: 'a/b', part: 'a/b', quietSeconds: 60, host: 'hub.example' },
  { kind: 'wrong-content', file: 'a/b', content: 'web-page', detail: '', host: 'hub.example' },
  { kind: 'host-refused', host: 'hub.example', how: 'answer' },
  { kind: 'host-refused', host: 'hub.example', how: 'withdrawn' },
  { kind: 'aborted' },
];

const ofDownloads = /download|fetch|arrived|Herunterladen|geholt|Holen|angekommen/i;

test.each(['en', 'de'])(
  'why a hub told nothing is not said in words of a download (%s)',
  async (code) => {
    const language = await languageIn(code, 'failures', 'models', 'packs');
    for (const failure of failures) {
      for (const text of [lookUpFailureText, addingFailureText, ggufHeadFailureText]) {
        const { what, next } = text(language, failure);
        expect(`${what} ${next}`).not.toMatch(ofDownloads);
        if (failure.kind !== 'aborted') expect(what).toContain('hub.example');
      }
    }
  },
);

test('what is the same for both is said in the same words', async () => {
  const language = await languageIn('en', 'failures', 'models');
  const gated = { ...network, status: 401, refusal: 'gated' } as const;
  expect(lookUpFailureText(language, gated).next).toContain('Accept the licence');
  const tooLarge = { kind: 'wrong-content', file: 'f', content: 'too-large', detail: '' } as const;
  expect(lookUpFailureText(language, tooLarge).what).toContain('far more');
});
