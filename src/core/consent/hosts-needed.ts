import type { Host } from '../catalogue/catalogue';
import { allNames, isAmong, placesOf, type ModelPlaces } from '../catalogue/reach';

/** Those of `hosts` that the model's files come from, each with where it sends them on to. */
export function hostsNeeded(model: ModelPlaces, hosts: readonly Host[]): readonly Host[] {
  const places = placesOf(model);
  return hosts.filter((host) => places.some((place) => isAmong(place, allNames([host]))));
}
