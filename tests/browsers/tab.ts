/** What every driver of a browser can do with its tab, as far as the screens' tests need it. */
export interface Tab {
  open(address: string): Promise<unknown>;
  /** @param work runs in the page: it uses nothing from outside; arguments and result are JSON */
  evaluate<Given extends readonly unknown[], Result>(
    work: (...given: Given) => Result,
    ...given: Given
  ): Promise<Awaited<Result>>;
  /** Sets the size of what the page has for itself, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** A PNG. */
  screenshot(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A call as source text, for drivers that take no functions. */
export function calling(work: (...given: never[]) => unknown, given: readonly unknown[]): string {
  return `(${String(work)})(...${JSON.stringify(given)})`;
}

/** All that can be read on the page. */
export function textOf(tab: Tab): Promise<string> {
  return tab.evaluate(() => document.body.innerText);
}
