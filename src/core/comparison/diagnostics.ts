import type { Model } from '../catalogue/model';
import type { AdapterRecord } from '../device/adapter';
import type { Budget } from '../device/budget';
import type { EngineCapabilities } from '../engine/engine';
import type { AdapterFailure, RunFailure } from '../engine/failures';
import type { SelfTestResult } from '../engine/self-test-results';
import type { Outcome } from '../outcome';
import type { ColumnRecord } from './workspace';

export interface DiagnosticsInput {
  readonly browser: string;
  readonly adapter: Outcome<AdapterRecord, AdapterFailure> | undefined;
  readonly budget: Budget;
  readonly selfTest: SelfTestResult['outcome'] | undefined;
  readonly capabilities: EngineCapabilities | undefined;
  readonly storage: { readonly usedBytes: number | null; readonly quotaBytes: number | null };
  readonly model: Model | undefined;
  readonly column: ColumnRecord;
  readonly failure: RunFailure | undefined;
}

/**
 * A report that helps to find a fault: what ran where, and how it failed. It holds nothing that a
 * person or a model wrote; of texts it tells the length alone.
 */
export function diagnostics(input: DiagnosticsInput): string {
  const { column, model, ...rest } = input;
  const last = column.turns.at(-1);
  // What was asked last: the column may have changed since.
  const { systemPrompt, ...sampling } = (last?.askedOf ?? column).settings;
  const report = {
    ...rest,
    model: model && { id: model.id, needs: model.needs },
    sampling,
    systemPromptLength: systemPrompt.length,
    turns: column.turns.map(({ prompt, answer, askedOf }) => ({
      modelId: askedOf?.modelId ?? null,
      promptLength: prompt.length,
      answerLength: answer.text.length,
      finish: answer.finish,
      figures: answer.figures,
    })),
  };
  return JSON.stringify(report, null, 2);
}
