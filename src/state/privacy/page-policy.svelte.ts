/** What the browser keeps the page from, as it was seen to do so. */
export class PagePolicy {
  #seen = $state.raw<{ readonly policy: string | undefined }>();

  /** @param test the policy that refused a request which was made to be refused; undefined: none did */
  constructor(readonly test: () => Promise<string | undefined>) {}

  /** Undefined before the test. */
  get seen(): { readonly policy: string | undefined } | undefined {
    return this.#seen;
  }

  async refresh(): Promise<void> {
    this.#seen = { policy: await this.test() };
  }
}
