import type { Fit } from '../../core/device/fits';
import type { Messages } from '../../i18n/messages.generated';

interface ToldFit {
  readonly fit: Fit;
  readonly budgetBytes: number;
  /** What is known of its memory is an estimate. */
  readonly isEstimate: boolean;
}

/** Whether a model runs, and why not, in a sentence or two. */
export function fitText(words: Messages['models']['fit'], told: ToldFit): string {
  const { kind } = told.fit;
  const isByMemory = kind === 'runs' || kind === 'smaller-context' || kind === 'too-large';
  const said = reason(words, told);
  return told.isEstimate && isByMemory ? `${said} ${words.estimated}` : said;
}

function reason(words: Messages['models']['fit'], { fit, budgetBytes }: ToldFit): string {
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
