/**
 * What xgrammar 0.1.27 says of a schema before it aborts: on the console, and nowhere else. It takes
 * hold of the console when it is first used.
 */
export class CompilerWords {
  #last: string | undefined;

  constructor(console: Pick<Console, 'error'>) {
    console.error = (...said: readonly unknown[]) => {
      const text = reasonIn(said.join(' '));
      if (text !== undefined) this.#last = text;
    };
  }

  get last(): string | undefined {
    return this.#last;
  }
}

/** `[FATAL] /a/file.cc:12: Check failed: (a < b) is false: the reason` */
function reasonIn(line: string): string | undefined {
  const [, said] = /^\[FATAL\] \S+:\d+: ([^]+)$/.exec(line) ?? [];
  return said?.replace(/^Check failed: [^]*? is false: (?=\S)/, '').trim();
}
