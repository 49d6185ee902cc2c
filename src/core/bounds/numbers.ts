import * as v from 'valibot';

/** Any number but infinity, which JSON cannot hold. */
export const Finite = v.pipe(v.number(), v.finite());

/** A number that counts or measures: finite, and not below zero. */
export const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

/** A whole number that is exact, from 0. */
export const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
