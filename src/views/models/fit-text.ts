import type { Fit } from '../../core/device/fits';
import type { Messages } from '../../i18n/messages.generated';

/** Whether a model runs, and why not, in a sentence. */
export function fitText(words: Messages['models']['fit'], fit: Fit, budgetBytes: number): string {
  switch (fit.kind) {
    case 'runs':
      return words.runs({ neededBytes: fit.memoryBytes, budgetBytes });
    case 'smaller-context':
      return words['smaller-context']({
        tokens: fit.contextTokens,
        wishedTokens: fit.wished.contextTokens,
      });
    case 'too-large': {
      const { neededBytes, smallest } = fit;
      const whole = words['too-large']({ neededBytes, budgetBytes: fit.budgetBytes });
      const isSmaller = smallest !== null && smallest.memoryBytes < neededBytes;
      return isSmaller
        ? `${whole} ${words.smallest({ tokens: smallest.contextTokens, bytes: smallest.memoryBytes })}`
        : whole;
    }
    case 'feature-missing':
      return words['feature-missing'](fit);
    case 'adapter-too-small':
      return words['adapter-too-small'](fit);
    case 'no-device':
      return words['no-device'];
    case 'unknown':
      return words.unknown[fit.missing];
  }
}
