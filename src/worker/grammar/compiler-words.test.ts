import { expect, test } from 'vitest';
import { CompilerWords } from './compiler-words';

test('the compiler’s reason is taken from what it writes before it aborts', () => {
  const console = { error: (): void => undefined };
  const words = new CompilerWords(console);
  const say = (line: string): void => {
    (console.error as (line: string) => void)(line);
  };
  expect(words.last).toBeUndefined();
  say(
    '[FATAL] /x/json_schema_converter.cc:3195: Check failed: (spec.max == -1 || spec.min <= spec.max) is false: In string schema, minLength 10 is greater than maxLength 5',
  );
  say('Aborted()');
  expect(words.last).toBe('In string schema, minLength 10 is greater than maxLength 5');
  say('[FATAL] /x/grammar_parser.cc:552: EBNF parser error at line 11');
  expect(words.last).toBe('EBNF parser error at line 11');
});
