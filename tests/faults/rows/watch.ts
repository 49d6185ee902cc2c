import type { Page } from '@playwright/test';

/** How long a busy machine may take for anything that is waited for: what takes longer will not come. */
const patienceMs = 120_000;

/** The only column's last two turns. */
export interface Talk {
  /** Prompts of all turns. */
  readonly prompts: readonly string[];
  /** What the model said in the last turn, and in the one before. */
  readonly said: string;
  readonly saidBefore: string;
}

/** The same as they are on the screen. */
export interface Seen extends Talk {
  /** How the last turn ended, and the explanation under it; empty where there is none. */
  readonly note: string;
  readonly failure: string;
  /** Which version of the last turn it is; empty where there is but one. */
  readonly version: string;
  /** No answer is being given. */
  readonly isOver: boolean;
}

export function look(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const textOf = (node?: Node | null): string => node?.textContent?.trim() ?? '';
    const saidIn = (turn: Element | undefined): string =>
      [...(turn?.querySelectorAll('.answer > p:not(.soft), .answer > .section > p') ?? [])]
        .map(textOf)
        .join('\n');
    const turns = [...document.querySelectorAll('article')];
    const last = turns.at(-1);
    return {
      prompts: turns.map((turn) => textOf(turn.querySelector('.prompt')?.lastChild)),
      said: saidIn(last),
      saidBefore: saidIn(turns.at(-2)),
      note: textOf(last?.querySelector('.answer > p.soft')),
      failure: textOf(last?.querySelector('[role=alert]')),
      version: textOf(last?.querySelector('.branches')),
      isOver: [...document.querySelectorAll('button')].some((one) => /^\s*Run\b/.test(textOf(one))),
    };
  });
}

/**
 * Looks every few milliseconds until it is so.
 *
 * @param lookAt what is looked at: the screen, or what is kept of it
 * @returns what was seen then; undefined where it did not come
 */
export async function lookUntil<Found>(
  page: Page,
  lookAt: (page: Page) => Promise<Found>,
  isSo: (found: Found) => boolean,
): Promise<Found | undefined> {
  const latestMs = performance.now() + patienceMs;
  for (;;) {
    const found = await lookAt(page);
    if (isSo(found)) return found;
    if (performance.now() > latestMs) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The conversation as the database has it: what is on the screen alone goes with the page. */
export function lookAtKept(page: Page): Promise<Talk> {
  return page.evaluate(async () => {
    interface Turn {
      readonly id: string;
      readonly parentId: string | null;
      readonly prompt: string;
      readonly answer: { readonly text: string };
    }
    interface Workspace {
      readonly columns: readonly { readonly turns: Turn[]; readonly shownId: string | null }[];
    }
    const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const [info] = await indexedDB.databases();
    const database = await done(indexedDB.open(info?.name ?? ''));
    const reading = database.transaction('workspaces').objectStore('workspaces').get('compare');
    const workspace = await done(reading as IDBRequest<Workspace | undefined>);
    database.close();
    const column = workspace?.columns[0];
    const shown: Turn[] = [];
    const turnOf = (wanted?: string | null) => column?.turns.find(({ id }) => id === wanted);
    for (let turn = turnOf(column?.shownId); turn; turn = turnOf(turn.parentId)) {
      shown.unshift(turn);
    }
    const saidIn = (turn: Turn | undefined): string => turn?.answer.text.trim() ?? '';
    return {
      prompts: shown.map(({ prompt }) => prompt),
      said: saidIn(shown.at(-1)),
      saidBefore: saidIn(shown.at(-2)),
    };
  });
}
