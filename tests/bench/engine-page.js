// @ts-check
/** Runs in the page of the probabilities bench: an engine worker of the built site, with files from the site. */

/** @type {any} */
let engine;
const comlink = () => import(/** @type {string} */ ('/comlink.js'));

/** @param {string} address @param {any} model */
export async function load(address, model) {
  const { expose, proxy, transfer, wrap } = await comlink();
  const { port1, port2 } = new MessageChannel();
  expose(
    {
      async read(/** @type {string} */ path) {
        const { parts } = model.files.list.find((/** @type {any} */ file) => file.path === path);
        const read = parts.map(async (/** @type {any} */ part) =>
          (await fetch(`/${model.files.folder}${part.path}`)).blob(),
        );
        const value = await new Blob(await Promise.all(read)).arrayBuffer();
        return transfer({ ok: true, value }, [value]);
      },
    },
    port1,
  );
  engine = wrap(new Worker(address, { type: 'module' }));
  const { contextTokens } = model;
  const loaded = await engine.load(
    model,
    contextTokens,
    transfer(port2, [port2]),
    proxy(() => undefined),
  );
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure));
}

/** The engine's own figure of one answer. @param {boolean} probabilities @param {number} maxTokens */
export async function tokensPerSecond(probabilities, maxTokens) {
  const { proxy } = await comlink();
  await engine.reset();
  const outcome = await engine.generate(
    {
      conversation: 'bench',
      input: {
        kind: 'chat',
        messages: [{ role: 'user', text: 'Write a short story about a dragon and a knight.' }],
      },
      sampling: {
        temperature: 0,
        topP: 1,
        maxTokens,
        seed: 1,
        repetitionPenalty: 1,
        presencePenalty: 0,
        frequencyPenalty: 0,
      },
      probabilities,
    },
    proxy(() => undefined),
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure));
  return outcome.value.decodeTokensPerSecond;
}
