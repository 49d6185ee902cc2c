/** Votes for tests. */
import type { Vote, Contestant } from './vote';
import type { Verdict } from './verdict';

/** A model named by a letter; settings behind a slash: "A/cold". */
export function contestant(named: string): Contestant {
  const [name = '', settings = ''] = named.split('/');
  return { modelId: name.toLowerCase(), modelName: name, modelHash: `hash of ${name}`, settings };
}

let made = 0;

/** A blind vote on the contestants; `verdict` is a kind, or the place of the best. */
export function castVote(
  shown: readonly string[],
  verdict: number | 'all-equal' | 'all-bad',
  more: Partial<Vote> = {},
): Vote {
  made += 1;
  const said: Verdict =
    typeof verdict === 'number' ? { kind: 'best', position: verdict } : { kind: verdict };
  return {
    id: `vote ${made}`,
    votedAt: '2026-11-21T10:00:00.000Z',
    promptHash: `prompt ${made}`,
    tags: [],
    contestants: shown.map(contestant),
    blind: true,
    verdict: said,
    runId: 'run',
    item: 0,
    ...more,
  };
}
