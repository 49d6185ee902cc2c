import { expect, test } from 'vitest';
import { parseFolderConfig } from './folder-files';
import { unlisted } from './folder-model';

/** What a model's entry says of its thoughts, by the conversation template of its configuration. */
function thinkingOf(template: unknown) {
  const config = parseFolderConfig(
    JSON.stringify({
      context_window_size: 4096,
      tokenizer_files: ['tokenizer.json'],
      conv_template: template,
    }),
  );
  if (!config.ok) throw new Error(JSON.stringify(config.failure));
  const facts = { name: 'own', config: config.value, manifest: null, library: 'library.wasm' };
  return unlisted(facts).thinking;
}

const roles = { user: '<|user|>', assistant: '<|assistant|>' };

test.each([
  ['<think>\n', { open: '<think>', close: '</think>', isOpened: true }],
  ['\n[THINK]', { open: '[THINK]', close: '[/THINK]', isOpened: true }],
])('a template that writes %j before the answer opens the thoughts', (sep, marks) => {
  expect(thinkingOf({ roles, role_empty_sep: sep })).toEqual(marks);
});

test('so does one in which it belongs to the role', () => {
  const assistant = '<|assistant|>\n<think>';
  expect(thinkingOf({ roles: { ...roles, assistant }, role_empty_sep: '\n' })).toMatchObject({
    isOpened: true,
  });
});

test.each([
  ['nothing', { roles, role_empty_sep: '' }],
  ['thoughts that are over', { roles, role_empty_sep: '<think>\n\n</think>\n' }],
  ['a name of a template', 'chatml'],
  ['no template', undefined],
])('of a model with %s before its answer nothing is said of thoughts', (_name, template) => {
  expect(thinkingOf(template)).toBeUndefined();
});
