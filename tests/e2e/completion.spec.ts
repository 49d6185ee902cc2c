import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompareScreen, fastModel } from './compare-screen';
import { expect, test } from './fixtures';

/** What the changes below need of the documents, which are the build's own. */
interface Catalogue {
  models: {
    id: string;
    name: string;
    kind: string;
    files: { folder: string; list: { path: string; parts: object[] }[] };
  }[];
}

/** Adds the fast model to a build once more, as one that goes on with text. */
function offerForCompletion(build: string, name: string): void {
  const cataloguePath = join(build, 'models.json');
  const catalogue = JSON.parse(readFileSync(cataloguePath, 'utf8')) as Catalogue;
  const model = structuredClone(catalogue.models.find((one) => one.name === fastModel));
  const file = model?.files.list.find(({ path }) => path === 'mlc-chat-config.json');
  if (!model || !file) throw new Error('the build has no fast model');

  const config = JSON.parse(readFileSync(join(build, model.files.folder, file.path), 'utf8')) as {
    conv_template: object;
  };
  Object.assign(config.conv_template, {
    system_template: '{system_message}',
    system_message: '',
    render_empty_system_message: false,
    roles: { user: '', assistant: '' },
    role_content_sep: '',
    role_empty_sep: '',
    seps: ['', ''],
  });
  const bytes = Buffer.from(JSON.stringify(config));
  const path = 'completion-config.json';
  writeFileSync(join(build, model.files.folder, path), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const size = { sizeBytes: bytes.byteLength, sha256 };
  Object.assign(file, size, { parts: [{ path, ...size }] });
  Object.assign(model, { id: 'completion', name, kind: 'completion' });
  catalogue.models.push(model);
  writeFileSync(cataloguePath, JSON.stringify(catalogue));
}

test('a completion column beside a chat column gets the text as it is, and says so', async ({
  serve,
  start,
  copyOfBuild,
}) => {
  const folder = copyOfBuild();
  offerForCompletion(folder, 'Glassbox for text');
  const { address } = await serve({ folder });
  const page = await (await start()).open(address);
  const screen = new CompareScreen(page);
  await screen.choose('A', fastModel);
  await screen.choose('B', 'Glassbox for text');
  await expect(screen.column('B')).toContainText('Goes on with your text as it is');
  await expect(screen.column('A')).not.toContainText('Goes on with your text');

  // What a chat template makes of the question that the other column is asked.
  const frame = (text: string) => `<|user|>${text}<|end|><|assistant|>`;
  const question = 'Reverse this list: red, green, blue.';
  await screen.ask(question);
  await screen.finished();
  await expect(screen.said('A')).toHaveText('blue, green, red');
  await screen.ask(frame(question));
  await screen.finished();
  await expect(screen.said('B').last()).toHaveText('blue, green, red');
  // Each text stands for itself: what came before is no part of it.
  await screen.ask(frame('What is my name?'));
  await screen.finished();
  const figures = screen.figure('B', 'prefilled, whole conversation');
  // The plain question was no text that it goes on with: an empty answer has no figures.
  await expect(figures).toHaveCount(2);
  const read = await figures.allInnerTexts();
  const [second = 0, third = Infinity] = read.map((text) => Number(/\d+/.exec(text)?.[0]));
  expect(third).toBeLessThan(second);

  await screen.column('B').getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('each prompt stands for itself')).toBeVisible();
  await expect(dialog.getByLabel('System prompt')).toHaveCount(0);
});
