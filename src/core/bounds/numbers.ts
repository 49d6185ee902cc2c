import * as v from 'valibot';

/** A whole number that is exact, from 0. */
export const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
