import type { Page, TestInfo } from '@playwright/test';
import { setTimeout as wait } from 'node:timers/promises';
import { screenAttachment } from '../../tools/test/failures.mjs';
import type { TestBrowser } from './test-browser';

/** A page that hangs says nothing within it. */
const patienceMs = 3000;

/** The address of a page, and all that a person could read on it without opening anything. */
export async function screenOf(page: Page): Promise<string> {
  const nothing = wait(patienceMs, '(the page does not answer)');
  const text = page.evaluate(textOfScreen).catch(String);
  return `${page.url()}\n${await Promise.race([text, nothing])}`;
}

function textOfScreen(): string {
  const offered = [...document.querySelectorAll('option')].filter(({ selected }) => !selected);
  const unseen = new Set(['', ...offered.map(({ text }) => text)]);
  const lines = document.body.innerText.split('\n').map((line) => line.trim());
  return lines.filter((line) => !unseen.has(line)).join('\n');
}

/**
 * Attaches what the pages of a test show, if it has failed: a failure that comes once in many runs is seen
 * in its log alone, which ends with it (tools/test/summary.mjs).
 */
export async function attachScreens(
  info: TestInfo,
  browsers: readonly Pick<TestBrowser, 'browser'>[],
): Promise<void> {
  if (info.status === info.expectedStatus) return;
  const pages = browsers.flatMap(({ browser }) => browser.contexts().flatMap((one) => one.pages()));
  for (const page of pages.filter((one) => one.url() !== 'about:blank')) {
    await info.attach(screenAttachment, { body: await screenOf(page), contentType: 'text/plain' });
  }
}
