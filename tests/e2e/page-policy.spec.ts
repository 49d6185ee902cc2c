import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';

test.describe('the page', () => {
  test('is refused every other origin, inline code, evaluation and markup by the browser', async ({
    scriptedPage: page,
  }) => {
    await new CompareScreen(page).readyToAsk();
    // What fails for another reason, such as no network, is no work of the policy: its report counts.
    const refused = await page.evaluate(async () => {
      const reports: string[] = [];
      addEventListener('securitypolicyviolation', (event) => {
        const { disposition, effectiveDirective, blockedURI } = event;
        const what = URL.canParse(blockedURI) ? new URL(blockedURI).host : blockedURI;
        reports.push(`${disposition} ${effectiveDirective}: ${what}`);
      });
      const tried: Record<string, () => unknown> = {
        fetch: () => fetch('https://elsewhere.example/'),
        socket: () =>
          new Promise((resolve) => {
            const socket = new WebSocket('wss://elsewhere.example/');
            socket.onopen = socket.onerror = resolve;
          }),
        image: () =>
          new Promise((resolve) => {
            const image = new Image();
            image.onload = image.onerror = resolve;
            image.src = 'https://elsewhere.example/x.png';
          }),
        evaluation: () => Reflect.construct(Function, ['return 1']),
        markup: () => Reflect.set(document.createElement('div'), 'innerHTML', '<b>x</b>'),
        worker: () => new Worker('data:text/javascript,1'),
        'inline style': () => {
          const style = document.createElement('style');
          style.textContent = 'body { outline: 7px solid red }';
          document.head.append(style);
        },
      };
      const outcome: Record<string, string[]> = {};
      for (const [name, attempt] of Object.entries(tried)) {
        reports.length = 0;
        await Promise.resolve()
          .then(attempt)
          .catch(() => undefined);
        // The reports are tasks of their own: the last one has come when no other does for a while.
        for (
          let waits = 0, seen = -1;
          waits < 100 && (seen < 1 || reports.length > seen);
          waits += 1
        ) {
          seen = reports.length;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        // The header and the meta element refuse it each.
        outcome[name] = [...new Set(reports)];
      }
      return outcome;
    });
    const elsewhere = 'elsewhere.example';
    expect(refused).toEqual({
      fetch: [`enforce connect-src: ${elsewhere}`],
      socket: [`enforce connect-src: ${elsewhere}`],
      image: [`enforce img-src: ${elsewhere}`],
      evaluation: ['enforce require-trusted-types-for: trusted-types-sink'],
      markup: ['enforce require-trusted-types-for: trusted-types-sink'],
      worker: ['enforce require-trusted-types-for: trusted-types-sink'],
      'inline style': ['enforce style-src-elem: inline'],
    });
    await expect(page.locator('body')).not.toHaveCSS('outline-width', '7px');
  });

  test('has no WebRTC, before any other script runs', async ({ scriptedPage: page }) => {
    const left = await page.evaluate(() =>
      ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel'].filter(
        (name) => Reflect.get(globalThis, name) !== undefined,
      ),
    );
    expect(left).toEqual([]);
    const scripts = await page
      .locator('script')
      .evaluateAll((all) => all.map((script) => script.getAttribute('src')));
    expect(scripts[0]).toBe('./without-webrtc.js');
  });

  test('asks for no spell check: services that do it are sent what is typed', async ({
    scriptedPage: page,
  }) => {
    const screen = new CompareScreen(page);
    await screen.readyToAsk();
    await screen.column('A').getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByRole('dialog').getByLabel('Temperature')).toBeVisible();
    const fields = await page
      .locator('textarea, input')
      .evaluateAll((all) => all.map((field) => (field as HTMLInputElement).spellcheck));
    expect(fields.length).toBeGreaterThan(3);
    expect(fields).not.toContain(true);
    expect(await page.locator('html').getAttribute('writingsuggestions')).toBe('false');
  });
});
