// @ts-check
/**
 * npm run screenshots: the picture of the README, taken from the built site with real answers of the
 * embedded models.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from '../chromium/chromium.mjs';
import { startServer } from '../serve/server.mjs';

const profile = mkdtempSync(join(tmpdir(), 'playground-screenshots-'));
const server = await startServer({ folder: 'dist' });
const context = await chromium.launchPersistentContext(profile, {
  executablePath: findChromium(),
  args: chromiumArguments,
  viewport: { width: 1280, height: 720 },
  deviceScaleFactor: 1.5,
});
const page = context.pages()[0] ?? (await context.newPage());

await page.emulateMedia({ colorScheme: 'light' });
await page.goto(server.address);
for (const prompt of ['Reverse this list: red, green, blue.', 'What is the capital of France?']) {
  await page.getByRole('textbox', { name: 'Your prompt' }).fill(prompt);
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('button', { name: 'Run' }).waitFor({ timeout: 300_000 });
}
await page.mouse.move(0, 0);
await page.screenshot({ path: 'docs/compare-light.png' });

await context.close();
await server.close();
rmSync(profile, { recursive: true, force: true });
