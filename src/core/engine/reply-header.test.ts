import { expect, test } from 'vitest';
import { replyHeader } from './reply-header';

const config = (template: object, changes?: object): string =>
  JSON.stringify({ vocab_size: 640, conv_template: template, conv_config: changes });

test('a reply header ends as the template says', () => {
  expect(replyHeader(config({ roles: {}, role_empty_sep: '\n' }))).toEqual({
    role_empty_sep: '\n',
  });
  expect(replyHeader(config({ role_empty_sep: '' }))).toEqual({ role_empty_sep: '' });
});

test('a template that does not say it, or is none, has the end that WebLLM gives it', () => {
  for (const each of [config({}), config({ role_empty_sep: null }), '{}', 'no JSON']) {
    expect(replyHeader(each)).toEqual({ role_empty_sep: ': ' });
  }
});

test('what the config changes of its own template stays', () => {
  expect(replyHeader(config({ role_empty_sep: '\n' }, { system_message: 'Hi' }))).toEqual({
    role_empty_sep: '\n',
    system_message: 'Hi',
  });
  const changed = config({ role_empty_sep: '\n' }, { role_empty_sep: ' ' });
  expect(replyHeader(changed)).toEqual({ role_empty_sep: ' ' });
});
