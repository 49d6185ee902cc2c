import type { Messages } from '../../../i18n/messages.generated';

/** How probable a token was, of its logarithm: "12.3%". */
export function chanceText(
  { chance, leastChance }: Messages['difference']['probabilities'],
  logProbability: number,
): string {
  const probability = Math.exp(logProbability);
  return probability < 0.0001 ? leastChance : chance({ probability });
}
