import { describe, expect, test } from 'vitest';
import { firstRunConfig } from './run-config';
import { settings } from './fakes';
import { finished } from '../bounds/finished';
import { readScreen, screenText } from './screen-file';
import type { Workspace } from './workspace';

const screen: Workspace = {
  draft: 'Hallo, “you” \u202e',
  responseSchema: null,
  origin: null,
  controls: firstRunConfig(1),
  round: null,
  columns: [{ id: 'a', modelId: 'm', settings, turns: [], shownId: null }],
};

const value = { workspace: screen, unsaved: { runs: [] } };

describe('a screen as a file', () => {
  test('is taken back as it was', () => {
    expect(finished(readScreen(screenText(value), 2))).toEqual({ ok: true, value });
  });

  test.each(['', 'no JSON', '[]', '{"format":"playground-prompts","version":1}', 'null'])(
    'is told from another file: %s',
    (text) => {
      expect(finished(readScreen(text, 2))).toEqual({
        ok: false,
        failure: { kind: 'screen-other-file' },
      });
    },
  );

  test('begins anew with a run config that would take minutes to draw with', () => {
    const controls = { ...screen.controls, blindRounds: 1e12 };
    const text = screenText({ ...value, workspace: { ...screen, controls } });
    expect(finished(readScreen(text, 2))).toMatchObject({
      value: { workspace: { draft: screen.draft, controls: { blindRounds: 0 } } },
    });
  });

  test('is refused where it holds something else than a screen', () => {
    const other = JSON.stringify({
      ...JSON.parse(screenText(value)),
      workspace: { draft: 1 },
    });
    expect(finished(readScreen(other, 2))).toEqual({
      ok: false,
      failure: { kind: 'screen-unreadable' },
    });
  });
});
