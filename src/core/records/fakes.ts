import { settings } from '../comparison/fakes';
import type { Answer } from '../comparison/workspace';
import type { Cell, Run, RunColumn, Stamp } from './run';

export const stamp: Stamp = {
  weightsSha256: 'a'.repeat(64),
  librarySha256: 'b'.repeat(64),
  settingsSha256: 'c'.repeat(64),
  contextTokens: 100,
  appVersion: '0.1.0',
  engineVersion: '0.2.86',
  browser: 'A browser',
  adapter: { vendor: 'v', architecture: 'a' },
};

export function answer(text: string, change: Partial<Answer> = {}): Answer {
  return {
    text,
    finish: 'stop',
    figures: null,
    circumstances: null,
    probabilities: null,
    ...change,
  };
}

export function column(modelId: string, change: Partial<RunColumn> = {}): RunColumn {
  return { modelId, modelName: modelId, settings, before: [], answerBegins: '', ...change };
}

export function answered(item: number, columnIndex: number, text: string): Cell {
  return { item, column: columnIndex, stamp, outcome: { kind: 'answered', answer: answer(text) } };
}

/** Two prompts over two columns, the last cell not answered yet. */
export function run(change: Partial<Run> = {}): Run {
  return {
    format: 'playground-run',
    version: 1,
    id: 'run',
    startedAt: '2026-01-02T03:04:05.000Z',
    origin: { kind: 'batch' },
    conditions: {
      schedule: 'in-turn',
      order: [0, 1],
      drawSeed: 1,
      firstRound: 0,
      fresh: true,
      warmUp: false,
      probabilities: false,
      blind: false,
      maxSeconds: 300,
    },
    revealed: false,
    columns: [column('one'), column('two')],
    items: ['First?', 'Second?'].map((text) => ({
      text,
      promptId: null,
      tags: [],
      responseSchema: null,
    })),
    cells: [answered(0, 0, 'Yes.'), answered(0, 1, 'No.'), answered(1, 0, 'Perhaps.')],
    ...change,
  };
}
