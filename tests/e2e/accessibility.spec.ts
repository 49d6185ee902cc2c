import type { IncomingMessage } from 'node:http';
import { violations } from './axe';
import { CompareScreen } from './compare-screen';
import { expectNothingCutOff } from './fit';
import { expect, test } from './fixtures';
import { held, holdAnswers } from './held-answers';
import { inBothSchemes } from './schemes';

const table = '| a | b |\n|-|-|\n| 1 | 2 |';
const rich = `# Head\n\nA [link](https://x.example) and \`code\`.\n\n- one\n- two\n\n${table}\n\n\`\`\`js\nlet a = 1;\n\`\`\``;

/** Brings the screen into a state; what follows it looks at the whole page. */
const states: [string, (screen: CompareScreen) => Promise<unknown>][] = [
  ['a first visit', (screen) => screen.readyToAsk()],
  [
    'an answer with everything in it',
    async (screen) => {
      await screen.set('A', { 'Most tokens': '500' });
      await screen.ask(`text=${encodeURIComponent(rich)}`);
      await screen.finished();
      await expect(screen.answers('A').locator('table')).toBeVisible();
    },
  ],
  [
    'columns that answer and wait',
    async (screen) => {
      await screen.ask(`tokens=200 ${held}`);
      // Which of them is asked first is drawn.
      const begun = screen.said('A').or(screen.said('B')).first();
      await expect(begun).toContainText('A small', { timeout: 30_000 });
    },
  ],
  [
    'how the columns are asked, and four of them',
    async (screen) => {
      for (const _ of ['C', 'D'])
        await screen.page.getByRole('button', { name: 'Add column' }).click();
      await screen.page.getByRole('button', { name: 'One after another' }).click();
      await screen.column('A').getByText('More', { exact: true }).click();
      await expect(screen.page.getByText('What a run does')).toBeVisible();
    },
  ],
  [
    'a blind round that comes',
    async (screen) => {
      await screen.control({ 'Blind: names and figures hidden until you vote': true });
      await screen.ask(`tokens=200 ${held}`);
      await expect(screen.page.getByText('The answers are shown together')).toBeVisible();
    },
  ],
  [
    'a blind round to be judged',
    async (screen) => {
      await screen.control({ 'Blind: names and figures hidden until you vote': true });
      await screen.ask('text=I%20am%20SmolLM2.');
      await expect(screen.page.getByText('Which answer is best?')).toBeVisible();
      await expect(screen.page.getByText('says the name of a model').first()).toBeVisible();
    },
  ],
  [
    'a vote, and a prompt that is edited',
    async (screen) => {
      await screen.ask('text=Yes.');
      await screen.page.getByRole('button', { name: 'Tie' }).click();
      await screen.column('A').getByRole('button', { name: 'Ask again' }).click();
      await screen.finished();
      await screen.column('A').getByRole('button', { name: 'Edit the prompt' }).click();
      await expect(screen.column('A')).toContainText('2 of 2');
    },
  ],
  [
    'a failure',
    async (screen) => {
      await screen.ask('tokens=20 lose=5');
      await expect(screen.page.getByRole('alert').first()).toBeVisible({ timeout: 30_000 });
    },
  ],
  [
    'the settings',
    async (screen) => {
      await screen.column('B').getByRole('button', { name: 'Settings' }).click();
      await screen.page.getByLabel('Top-p', { exact: true }).fill('7');
      await expect(screen.page.getByText('A number from')).toBeVisible();
    },
  ],
];

for (const [name, enter] of states) {
  test(`axe finds nothing: ${name}, light or dark`, async ({ scriptedPage: page }) => {
    await holdAnswers(page);
    await enter(new CompareScreen(page));
    await inBothSchemes(page, async (scheme) => {
      expect(await violations(page), scheme).toEqual([]);
    });
  });
}

/** Holds the model's parts back until the test ends. */
const slowHost = {
  folder: 'dist-scripted',
  before: ({ url = '' }: IncomingMessage) => url.includes('.part'),
};

test('axe finds nothing: a model that is being fetched, and one that is asked to stop', async ({
  serve,
  start,
}) => {
  const page = await (await start()).open((await serve(slowHost)).address);
  const screen = new CompareScreen(page);
  await screen.ask('Hi');
  await expect(page.getByText('Fetches the model')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Stop all' }).click();
  await screen.finished();
  await expect(screen.column('A').getByText('Stopped.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('axe finds nothing: a browser without WebGPU, and work that is not kept', async ({
  serve,
  start,
}) => {
  const { address } = await serve({ folder: 'dist-scripted' });
  const browser = await start();
  await browser.context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'gpu', { value: undefined });
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
  });
  const page = await browser.open(address);
  await new CompareScreen(page).ask('Hi');
  await expect(page.getByText('This browser has no WebGPU').first()).toBeVisible();
  await expect(page.getByText('not kept for your next visit')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('axe finds nothing: a site with a broken catalogue', async ({ serve, start }) => {
  const { address } = await serve({
    folder: 'dist-scripted',
    before: (request, response) => {
      if (request.url !== '/models.json') return false;
      response.end('{}');
      return true;
    },
  });
  const page = await (await start()).open(address);
  await expect(page.getByText('The list of models on this page is broken')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

for (const [width, height] of [
  [360, 740],
  [760, 900],
  [1440, 900],
  [2560, 1440],
  [800, 500],
] as const) {
  test(`nothing is cut off or covered at ${width} x ${height}`, async ({ scriptedPage: page }) => {
    await page.setViewportSize({ width, height });
    const screen = new CompareScreen(page);
    await screen.readyToAsk();
    await screen.set('A', { 'Most tokens': '500' });
    await screen.set('B', { 'Most tokens': '500' });
    await expectNothingCutOff(page, 'before the first prompt');
    for (const prompt of ['tokens=60', `text=${encodeURIComponent(rich)}`]) {
      // A press is refused by Playwright where something else lies over the control.
      await screen.column('A').getByRole('button', { name: 'Settings' }).click({ trial: true });
      await screen.ask(prompt);
      await screen.finished();
      await expectNothingCutOff(page, prompt);
    }
    await expect(screen.answers('B').last().locator('table')).toBeVisible();
    await expect(screen.answers('B').last().locator('pre')).toBeVisible();
    await expectNothingCutOff(page, 'table and code');
    await screen
      .column('A')
      .getByRole('button', { name: 'Copy answer' })
      .last()
      .click({ trial: true });
    await screen.composer.click();
  });
}
