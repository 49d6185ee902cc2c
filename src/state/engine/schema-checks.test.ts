import { expect, test } from 'vitest';
import type { GenerationFailure } from '../../core/engine/failures';
import { failed, success, type Outcome } from '../../core/outcome';
import { model } from '../models/fake-models';
import { SchemaChecks } from './schema-checks.svelte';

const refusal: GenerationFailure = { kind: 'schema-refused', detail: 'no' };
const slow: GenerationFailure = { kind: 'schema-slow', limitSeconds: 120 };
const free = new AbortController().signal;

function checksThat(outcomes: Outcome<boolean, GenerationFailure>[]): {
  checks: SchemaChecks;
  compiled: () => number;
} {
  let compiled = 0;
  const checks = new SchemaChecks(() => {
    compiled += 1;
    return Promise.resolve(outcomes.shift() ?? success(true));
  });
  return { checks, compiled: () => compiled };
}

test('a schema is usable once it was compiled, for the model that it was compiled for', async () => {
  const { checks, compiled } = checksThat([]);
  const checking = checks.check(model, '{}', free);
  expect(checks.stateOf(model.id, '{}')).toEqual({ kind: 'checking' });
  expect(await checking).toEqual(success(true));
  expect(await checks.check(model, '{}', free)).toEqual(success(true));
  expect(checks.stateOf(model.id, '{}')).toEqual({ kind: 'usable' });
  expect(checks.stateOf('other', '{}')).toBeUndefined();
  expect(checks.stateOf(model.id, 'true')).toBeUndefined();
  expect(compiled()).toBe(1);
});

test.each([refusal, slow])('one that was refused is not tried again: $kind', async (failure) => {
  const { checks, compiled } = checksThat([failed(failure)]);
  for (const _ of [1, 2]) expect(await checks.check(model, '{}', free)).toEqual(failed(failure));
  expect(checks.stateOf(model.id, '{}')).toEqual({ kind: 'refused', failure });
  expect(compiled()).toBe(1);
});

test('one that an engine has failed over is not tried again, for its model', async () => {
  const { checks, compiled } = checksThat([]);
  await checks.check(model, '{}', free);
  checks.refuse(model.id, '{}', slow);
  expect(await checks.check(model, '{}', free)).toEqual(failed(slow));
  expect(await checks.check({ ...model, id: 'other' }, '{}', free)).toEqual(success(true));
  expect(compiled()).toBe(2);
});

test('what was stopped, or could not be tried, is as good as not looked at', async () => {
  const crash = failed({ kind: 'worker-crashed', detail: '' } as const);
  const { checks } = checksThat([success(false), crash, failed({ kind: 'unloaded' })]);
  for (const _ of [1, 2]) {
    await checks.check(model, '{}', free);
    expect(checks.stateOf(model.id, '{}')).toBeUndefined();
  }
  const stopped = new AbortController();
  const checking = checks.check(model, '{}', stopped.signal);
  stopped.abort();
  await checking;
  expect(checks.stateOf(model.id, '{}')).toBeUndefined();
});
