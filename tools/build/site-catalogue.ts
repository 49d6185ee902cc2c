import { parseCatalogue, type Catalogue } from '../../src/core/catalogue/catalogue';
import { parseMirror, strangers, withMirror } from '../../src/core/catalogue/mirror';
import { allNames, chooseHosts, hostOf } from '../../src/core/catalogue/reach';

/** What a build can be told by its environment. */
export interface SiteOptions {
  /**
   * `PLAYGROUND_HOSTS`: hosts of the catalogue between spaces, or `none`; where it is left out, all of
   * them, but the mirror alone where there is one.
   */
  readonly hosts?: string;
  /** `PLAYGROUND_MIRROR`: address of a mirror's folder, absolute or relative to the site. */
  readonly mirror?: string;
}

/** The catalogue as a build serves it: with the hosts that its policy allows, and no others. */
export interface SiteCatalogue {
  readonly text: string;
  /** Names of all of them, for the policy. */
  readonly allowedHosts: readonly string[];
}

const noMirror = '{"format": 1, "models": []}';

/**
 * @param catalogue what is committed
 * @param mirrorText of the mirror's `mirror.json`; undefined where there is no mirror
 * @throws with every problem, so that a broken catalogue is never built or served
 */
export function siteCatalogue(
  catalogue: Catalogue,
  { hosts = '', mirror = '' }: SiteOptions,
  mirrorText = noMirror,
): SiteCatalogue {
  const mirrored = parseMirror(mirrorText);
  if (!mirrored.ok) throw broken('the list of the mirror', mirrored.failure);
  const strange = strangers(catalogue, mirrored.value);
  if (strange.length > 0) throw broken('the list of the mirror', strange.map(strangeModel));
  const chosen = chooseHosts(hosts || (mirror ? 'none' : 'all'), catalogue.hosts);
  if (!chosen.ok) throw broken('PLAYGROUND_HOSTS', chosen.failure.map(unknownHost));

  const mirrorHost = hostOf(mirror);
  // A mirror may lie on a host that sends large files on.
  const known = catalogue.hosts.find(({ host }) => host === mirrorHost);
  const ofMirror = mirrorHost === undefined ? [] : [known ?? { host: mirrorHost, redirectsTo: [] }];
  const others = chosen.value.filter(({ host }) => host !== mirrorHost);
  const site: Catalogue = {
    ...withMirror(catalogue, mirrored.value, mirror),
    hosts: [...ofMirror, ...others],
  };
  const written = JSON.stringify(site);
  // A mirror's address may be none: what is served is checked as what is read.
  const checked = parseCatalogue(written);
  if (!checked.ok) throw broken('PLAYGROUND_MIRROR', checked.failure.problems);
  return { text: written, allowedHosts: allNames(site.hosts) };
}

function strangeModel(id: string): string {
  return `${id} has other files there than in the catalogue`;
}

function unknownHost(name: string): string {
  return `${name} is none of the hosts of models.json`;
}

function broken(what: string, problems: readonly string[]): Error {
  return new Error(`${what} is broken:\n  ${problems.join('\n  ')}`);
}
