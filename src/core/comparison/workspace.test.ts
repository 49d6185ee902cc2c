import { expect, test } from 'vitest';
import { settings } from './fakes';
import { firstRunConfig } from './run-config';
import { parseWorkspace } from './kept-workspace';

const answer = (text: string) => ({ text, finish: 'stop', figures: null });

test('what was kept before conversations had branches is one branch', () => {
  const turns = [
    { prompt: 'One', answer: answer('1') },
    { prompt: 'Two', answer: answer('2') },
  ];
  const former = { draft: 'Hi', columns: [{ id: 'c', modelId: 'm', settings, turns }] };
  const workspace = parseWorkspace(former, 7)?.workspace;
  expect(workspace?.controls).toEqual(firstRunConfig(7));
  expect(workspace?.columns[0]).toMatchObject({
    shownId: '1',
    turns: [
      { id: '0', parentId: null, prompt: 'One' },
      { id: '1', parentId: '0', prompt: 'Two' },
    ],
  });
  // What is kept from now on is read as it is.
  expect(parseWorkspace(structuredClone(workspace), 8)).toEqual({ workspace, isWhole: true });
});

test('what was kept before conversations had branches is there without a draft that is too long', () => {
  const columns = [
    { id: 'c', modelId: 'm', settings, turns: [{ prompt: 'One', answer: answer('1') }] },
  ];
  const read = parseWorkspace({ draft: 'x'.repeat(100_001), columns }, 7);
  expect(read).toMatchObject({ isWhole: false, workspace: { draft: '' } });
  expect(read?.workspace.columns[0]?.turns).toHaveLength(1);
});

test('what was kept before prompts had an origin is read', () => {
  const turn = {
    id: '1',
    parentId: null,
    prompt: 'One',
    responseSchema: null,
    answer: answer('1'),
  };
  const column = { id: 'c', modelId: 'm', settings, turns: [turn], shownId: '1' };
  const kept = { draft: 'Hi', responseSchema: null, controls: firstRunConfig(7), round: null };
  const workspace = parseWorkspace({ ...kept, columns: [column] }, 7)?.workspace;
  expect(workspace?.origin).toBeNull();
  expect(workspace?.columns[0]?.turns[0]?.origin).toBeNull();
});

test('what is no workspace is none', () => {
  expect(parseWorkspace({ draft: 'Hi', columns: [] }, 1)).toBeUndefined();
  expect(parseWorkspace('Hi', 1)).toBeUndefined();
});
