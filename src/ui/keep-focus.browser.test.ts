import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepFocus } from './keep-focus';

let root: HTMLElement;
let end: () => void;

beforeEach(() => {
  root = document.createElement('main');
  root.tabIndex = -1;
  const [list, row] = [document.createElement('section'), document.createElement('article')];
  [list.id, row.id] = ['list', 'row'];
  row.append(document.createElement('button'));
  list.append(row);
  root.append(list);
  document.body.append(root);
  end = keepFocus(root);
});
afterEach(() => {
  end();
  root.remove();
});

const button = (): HTMLButtonElement => {
  const found = root.querySelector('button');
  if (!found) throw new Error('a button is expected');
  return found;
};

/** Presses the button, which does this. */
function press(deed: () => void): void {
  button().addEventListener('click', deed);
  button().focus();
  button().click();
}
const focused = (): string | undefined => document.activeElement?.id;

test('what takes itself away leaves the focus to what stood around it', async () => {
  press(() => {
    button().remove();
  });
  await expect.poll(focused).toBe('row');
});

test('where that has gone as well, to what stood around that', async () => {
  press(() => setTimeout(() => root.querySelector('#row')?.remove(), 100));
  await expect.poll(focused).toBe('list');
});

test('what is disabled for a while does not swallow the focus', async () => {
  press(() => {
    button().disabled = true;
  });
  await expect.poll(focused).toBe('row');
});

test('a focus that somebody has placed stays there', async () => {
  press(() => {
    button().remove();
    root.focus();
  });
  // It is looked after with every picture.
  for (let pictures = 0; pictures < 5; pictures += 1) await new Promise(requestAnimationFrame);
  expect(document.activeElement).toBe(root);
});

describe('of what a press takes away late', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance', 'requestAnimationFrame'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** What is pressed goes so long after the press. */
  function goesAfter(ms: number): void {
    press(() => undefined);
    vi.advanceTimersByTime(ms);
    button().remove();
    vi.advanceTimersByTime(100);
  }

  test('the focus is given to what stood around it, as a busy device takes its time', () => {
    goesAfter(4500);
    expect(focused()).toBe('row');
  });

  test('the focus is left alone after five seconds: whoever waited has looked elsewhere', () => {
    goesAfter(5500);
    expect(document.activeElement).toBe(document.body);
  });
});
