import { failed, success, type Outcome } from '../outcome';
import type { Host } from './catalogue';
import type { Model } from './model';

/** Hosts of this machine, which builds for tests may name without the catalogue. */
const ownMachine = /^(?:localhost|127\.0\.0\.1):\d+$/;

/**
 * What a build lets the open store worker reach, out of the catalogue's hosts.
 *
 * @param option names of hosts between spaces, or `all`, or `none`
 * @returns the names that the catalogue does not have, where there are such
 */
export function chooseHosts(
  option: string,
  hosts: readonly Host[],
): Outcome<readonly Host[], readonly string[]> {
  const names = option.split(/\s+/).filter((name) => name !== '');
  if (names.includes('none')) return success([]);
  if (names.includes('all')) return success(hosts);
  const chosen: Host[] = [];
  const unknown: string[] = [];
  for (const name of new Set(names)) {
    const known = hosts.find(({ host }) => host === name);
    if (known) chosen.push(known);
    else if (ownMachine.test(name)) chosen.push({ host: name, redirectsTo: [] });
    else unknown.push(name);
  }
  return unknown.length > 0 ? failed(unknown) : success(chosen);
}

/** Every name that the hosts stand for: themselves, and those that they redirect to. */
export function allNames(hosts: readonly Host[]): readonly string[] {
  return [...new Set(hosts.flatMap(({ host, redirectsTo }) => [host, ...redirectsTo]))];
}

/** @param names as `allNames` gives them: `*.` before a name stands for all below it */
export function isAmong(host: string, names: readonly string[]): boolean {
  return names.some((name) =>
    name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name,
  );
}

/**
 * The first host that the model's files come from and that is none of `names`; undefined where all
 * of them can be reached. What lies on the site itself always can.
 */
export function unreachable(model: ModelPlaces, names: readonly string[]): string | undefined {
  return firstBeyond(placesOf(model), names);
}

/** The first of the hosts that is none of `names`; undefined where all of them are. */
export function firstBeyond(
  hosts: readonly string[],
  names: readonly string[],
): string | undefined {
  return hosts.find((host) => !isAmong(host, names));
}

/** What says where a model's files come from. */
export type ModelPlaces = Pick<Model, 'files' | 'library'>;

/** The hosts that they come from, as their addresses name them; none for what lies on the site itself. */
export function placesOf({ files, library }: ModelPlaces): readonly string[] {
  const addresses = [files.folder, ...(library.kind === 'address' ? [library.address] : [])];
  return addresses.map(hostOf).filter((host) => host !== undefined);
}

/** @returns undefined for what is relative to the site */
export function hostOf(address: string): string | undefined {
  return /^https?:/i.test(address) && URL.canParse(address) ? new URL(address).host : undefined;
}
