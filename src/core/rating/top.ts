import type { GroupRating } from './group-rating';

/** Who stands at the top of a group, by their places among its standings. */
export interface Top {
  /** Those whose strengths are the same as far as they are shown; one where there is no tie. */
  readonly tied: readonly number[];
  /** The others that cannot be told from any of those. */
  readonly open: readonly number[];
}

/** Half of the last digit that is shown of a strength. */
const sameStrength = 0.005;

/** Nobody is named the first while another has as much. */
export function topOf({ standings }: Pick<GroupRating, 'standings'>): Top {
  const most = standings[0]?.strength ?? 0;
  const places = [...standings.keys()];
  const isTied = (place: number): boolean =>
    most - (standings[place]?.strength ?? 0) < sameStrength;
  const tied = places.filter(isTied);
  const open = places.filter(
    (place) =>
      !isTied(place) && tied.every((top) => standings[top]?.duels[place]?.verdict === 'open'),
  );
  return { tied, open };
}
