/** A repository of a stand-in of the hub, and a store that may ask it: for the tests of models of the hub. */
import { beforeEach } from 'vitest';
import type { HubCard } from '../../../tests/hosts/hub/card';
import type { HubAnswer, HubOrder } from '../../../tests/hosts/hub-order';
import { mlcModel } from '../../../tests/hosts/mlc-layout';
import { layout, service } from './discovered-set-up';

export type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

export let hub: HubAnswer['origins'] = { hub: '', files: '', libraries: '' };
export let repository = '';
let before = 0;

export async function order(one?: HubOrder): Promise<HubAnswer> {
  const body = one ? { method: 'POST', body: JSON.stringify(one) } : {};
  return (await (await fetch('/hub-host', body)).json()) as HubAnswer;
}

export async function commit(files: Files, card?: HubCard): Promise<string> {
  const listed = Object.fromEntries([...files].map(([path, bytes]) => [path, [...bytes]]));
  const made = await order({ kind: 'commit', id: repository, files: listed, card });
  return made.commit ?? '';
}

/** The model's folder with other bytes, or without a file. */
export const changed = (path: string, bytes: Uint8Array<ArrayBuffer> | undefined): Files =>
  new Map(
    [...layout].flatMap(([name, old]) =>
      name === path ? (bytes ? [[name, bytes]] : []) : [[name, old]],
    ),
  );

export const altered = (path: string): Uint8Array<ArrayBuffer> =>
  (layout.get(path) ?? new Uint8Array()).map((byte, at) => (at === 20 ? byte ^ 1 : byte));

export const store = () => service([], [hub.hub, hub.files]);

export const model = (change: { readonly revision?: string } = {}) => {
  const at = `${hub.hub}/${repository}/resolve/${change.revision ?? 'main'}/`;
  const remote = mlcModel('m', at, change);
  return { ...remote, library: { kind: 'file', path: 'library.wasm' } } as const;
};

/** What was asked of the hub and its file host since the test began, or since `forget`. */
export async function asked(): Promise<string[]> {
  const { asked: lines } = await order();
  return lines
    .slice(before)
    .filter((line) => line.includes(repository))
    .map((line) => line.replace(/localhost:\d+/, ''));
}

export async function forget(): Promise<void> {
  before = (await order()).asked.length;
}

beforeEach(async () => {
  ({ origins: hub } = await order({ kind: 'faults', faults: [] }));
  repository = `mlc-ai/Model-${crypto.randomUUID()}`;
  await forget();
});
