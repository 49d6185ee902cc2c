/** Asks a driver; https://www.w3.org/TR/webdriver2/ lists what there is to ask. */
async function ask(method: string, address: string, body?: object): Promise<unknown> {
  const answer = await fetch(address, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  const { value } = (await answer.json()) as { value: unknown };
  if (!answer.ok) throw new Error(`${method} ${address}: ${JSON.stringify(value)}`);
  return value;
}

/** A session of a driver that speaks the W3C's WebDriver, as far as the tests need it. */
export class WebDriver {
  private constructor(readonly address: string) {}

  /**
   * @param driver its address; it may still be starting
   * @param alwaysMatch the capabilities that the session must have
   */
  static async start(driver: string, alwaysMatch: object): Promise<WebDriver> {
    for (let tries = 0; ; tries += 1) {
      const isUp = await ask('GET', `${driver}/status`).catch(() => undefined);
      if (isUp !== undefined) break;
      if (tries === 300) throw new Error('the driver did not start');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const started = await ask('POST', `${driver}/session`, { capabilities: { alwaysMatch } });
    const { sessionId } = started as { sessionId: string };
    return new WebDriver(`${driver}/session/${sessionId}`);
  }

  get(command: string): Promise<unknown> {
    return ask('GET', `${this.address}/${command}`);
  }

  post(command: string, body: object): Promise<unknown> {
    return ask('POST', `${this.address}/${command}`, body);
  }

  end(): Promise<unknown> {
    return ask('DELETE', this.address);
  }
}
