/** Decimals of every strength, difference of strengths and end of an interval that is shown. */
export const strengthDigits = 2;

/** Where halves go depends on how a number is written, so what writes them rounds here, too. */
const rounded = new Intl.NumberFormat('en', {
  maximumFractionDigits: strengthDigits,
  useGrouping: false,
});

/** A strength as far as it is shown: whoever is named the stronger is so in print. */
export function shownStrength(strength: number): number {
  return Number(rounded.format(strength));
}
