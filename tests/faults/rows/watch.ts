import type { Page } from '@playwright/test';

/** The only column's last two turns, as they are on the screen. */
export interface Seen {
  /** Prompts of all turns. */
  readonly prompts: readonly string[];
  /** What the model said in the last turn, and in the one before. */
  readonly said: string;
  readonly saidBefore: string;
  /** How the last turn ended, and the explanation under it; empty where there is none. */
  readonly note: string;
  readonly failure: string;
  /** No answer is being given. */
  readonly isOver: boolean;
}

export function look(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const textOf = (element: Element | null): string => element?.textContent.trim() ?? '';
    const saidIn = (turn: Element | undefined): string =>
      [...(turn?.querySelectorAll('.answer > p:not(.soft), .answer > .section > p') ?? [])]
        .map(textOf)
        .join('\n');
    const turns = [...document.querySelectorAll('article')];
    const last = turns.at(-1);
    return {
      prompts: turns.map((turn) => textOf(turn.querySelector('.prompt'))),
      said: saidIn(last),
      saidBefore: saidIn(turns.at(-2)),
      note: textOf(last?.querySelector('.answer > p.soft') ?? null),
      failure: textOf(last?.querySelector('[role=alert]') ?? null),
      isOver: [...document.querySelectorAll('button')].some((one) => /^\s*Run\b/.test(textOf(one))),
    };
  });
}

/**
 * Looks every few milliseconds until it is so.
 *
 * @param latestMs the moment to give up, on the clock of `performance.now`
 * @returns what was seen then; undefined where it was not so in time
 */
export async function lookUntil(
  page: Page,
  latestMs: number,
  isSo: (seen: Seen) => boolean,
): Promise<Seen | undefined> {
  for (;;) {
    const seen = await look(page);
    if (isSo(seen)) return seen;
    if (performance.now() > latestMs) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
