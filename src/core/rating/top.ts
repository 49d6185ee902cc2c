import type { GroupRating } from './group-rating';
import { shownStrength } from './shown-strength';

/** Who stands at the top of a group, by their places among its standings. */
export interface Top {
  /** The contestants at the top whose strengths are shown as the same; one where there is no tie. */
  readonly tied: readonly number[];
  /** The others that cannot be told from any of those. */
  readonly open: readonly number[];
}

/** Nobody is named the first while another has as much. */
export function topOf({ standings }: Pick<GroupRating, 'standings'>): Top {
  const places = [...standings.keys()];
  const shown = (place: number): number => shownStrength(standings[place]?.strength ?? 0);
  const isTied = (place: number): boolean => shown(place) === shown(0);
  const tied = places.filter(isTied);
  const open = places.filter(
    (place) =>
      !isTied(place) && tied.every((top) => standings[top]?.duels[place]?.verdict === 'open'),
  );
  return { tied, open };
}
