import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';

test.describe('the page', () => {
  test('is refused every other origin, inline code, evaluation and markup by the browser', async ({
    scriptedPage: page,
  }) => {
    await new CompareScreen(page).readyToAsk();
    const refused = await page.evaluate(async () => {
      const tried: Record<string, () => unknown> = {
        fetch: () => fetch('https://elsewhere.example/'),
        socket: () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket('wss://elsewhere.example/');
            socket.onopen = resolve;
            socket.onerror = reject;
          }),
        evaluation: () => Reflect.construct(Function, ['return 1']),
        markup: () => Reflect.set(document.createElement('div'), 'innerHTML', '<b>x</b>'),
        worker: () => new Worker('data:text/javascript,1'),
      };
      const outcome: Record<string, boolean> = {};
      for (const [name, attempt] of Object.entries(tried)) {
        try {
          await attempt();
          outcome[name] = false;
        } catch {
          outcome[name] = true;
        }
      }
      const image = new Image();
      outcome.image = await new Promise((resolve) => {
        image.onload = () => resolve(false);
        image.onerror = () => resolve(true);
        image.src = 'https://elsewhere.example/x.png';
      });
      const script = document.createElement('style');
      script.textContent = 'body { outline: 7px solid red }';
      document.head.append(script);
      outcome['inline style'] = getComputedStyle(document.body).outlineWidth !== '7px';
      return outcome;
    });
    expect(refused).toEqual({
      fetch: true,
      socket: true,
      evaluation: true,
      markup: true,
      worker: true,
      image: true,
      'inline style': true,
    });
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
