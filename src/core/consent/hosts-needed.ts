import type { Host } from '../catalogue/catalogue';
import { allNames, isAmong } from '../catalogue/reach';

/** Those of `hosts` that stand for these places, each with where it sends files on to. */
export function hostsNeeded(places: readonly string[], hosts: readonly Host[]): readonly Host[] {
  return hosts.filter((host) => places.some((place) => isAmong(place, allNames([host]))));
}
