import type { Fit } from '../../core/device/fits';
import type { ScreenMessages } from '../../i18n/screens-en';

/** Whether a model runs, and why not, in a sentence. */
export function fitText(
  words: ScreenMessages['models']['fit'],
  fit: Fit,
  budgetBytes: number,
): string {
  switch (fit.kind) {
    case 'runs':
      return words.runs(fit.memoryBytes, budgetBytes);
    case 'smaller-context':
      return words['smaller-context'](fit.contextTokens, fit.wished.contextTokens);
    case 'too-large': {
      const { neededBytes, smallest } = fit;
      const whole = words['too-large'](neededBytes, fit.budgetBytes);
      const isSmaller = smallest !== null && smallest.memoryBytes < neededBytes;
      return isSmaller
        ? `${whole} ${words.smallest(smallest.contextTokens, smallest.memoryBytes)}`
        : whole;
    }
    case 'feature-missing':
      return words['feature-missing'](fit.feature);
    case 'adapter-too-small':
      return words['adapter-too-small'](fit.limit, fit.needed, fit.available);
    case 'no-device':
      return words['no-device'];
    case 'unknown':
      return words.unknown[fit.missing];
  }
}
