import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import type { GenerationFailure } from '../../core/engine/failures';
import { failed, success } from '../../core/outcome';
import { model } from '../../state/models/fake-models';
import { SchemaChecks } from '../../state/engine/schema-checks.svelte';
import SchemaNote from './SchemaNote.svelte';

const refusal: GenerationFailure = { kind: 'schema-refused', detail: 'minLength is too great' };
const schema = '{"type":"string","not":{}}';

/** The note on two columns, of which the first refuses the schema once both are looked at. */
async function shown(isBlind: boolean) {
  const schemas = new SchemaChecks(({ id }) =>
    Promise.resolve(id === 'one' ? failed(refusal) : success(true)),
  );
  const given = { schema, schemas, modelIds: ['one', 'two'], isBlind };
  await render(Stage, { part: SchemaNote, given, ofScreens: true });
  const look = (id: string) =>
    schemas.check({ ...model, id }, schema, new AbortController().signal);
  return { note: page.getByRole('status'), look };
}

test('what is known of a schema is told of each column, and what is checked afterwards', async () => {
  const { note, look } = await shown(false);
  await expect.element(note).toHaveTextContent('Not checked yet for A and B');
  await Promise.all(['one', 'two'].map(look));
  await expect.element(note).toHaveTextContent('A: ');
  await expect.element(note).toHaveTextContent('minLength is too great');
  await expect.element(note).toHaveTextContent('Usable for B.');
  await expect.element(note).toHaveTextContent('not enforced while it is written: not.');
});

test('in a blind round it is told while it is the same for all columns, as else an answer would have a name', async () => {
  const { note, look } = await shown(true);
  await expect.element(note).toHaveTextContent('Not checked yet for A and B');
  await look('one');
  await expect.element(note).not.toHaveTextContent(/minLength|checked yet/);
  await look('two');
  await expect.element(note).not.toHaveTextContent(/minLength|Usable/);
  await expect.element(note).toHaveTextContent('not enforced while it is written: not.');
});
