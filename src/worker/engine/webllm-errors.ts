import type { EngineLoss, GenerationFailure, LoadFailure } from '../../core/engine/failures';

/**
 * What the exceptions of WebLLM 0.2.86 mean. It has no codes: some errors have a name, the
 * checks of `detectGPUDevice` only a text.
 */
export function loadFailure(error: unknown): LoadFailure {
  const detail = textOf(error);
  if (detail.includes('find a compatible GPU')) return { kind: 'no-adapter' };
  const limit = /requested (\w+) exceeds limit\. requested=(\d+)(MB)?, limit=(\d+)/.exec(detail);
  if (limit) {
    const unit = limit[3] === undefined ? 1 : 2 ** 20;
    return {
      kind: 'adapter-too-small',
      limit: limit[1] ?? '',
      needed: Number(limit[2]) * unit,
      available: Number(limit[4]) * unit,
    };
  }
  if (nameOf(error) === 'ShaderF16SupportError') {
    return { kind: 'feature-missing', feature: 'shader-f16' };
  }
  if (nameOf(error) === 'DeviceLostError') return { kind: 'device-lost', detail };
  if (/out of memory|allocation failed/i.test(detail)) return { kind: 'out-of-memory', detail };
  return { kind: 'load-failed', detail };
}

export function generationFailure(error: unknown): GenerationFailure {
  const detail = textOf(error);
  const exceeded = /prompt tokens: (\d+); context window size: (\d+)/.exec(detail);
  if (exceeded) {
    const [, promptTokens, contextTokens] = exceeded.map(Number);
    return {
      kind: 'context-exceeded',
      promptTokens: promptTokens ?? 0,
      contextTokens: contextTokens ?? 0,
    };
  }
  // No token fits a grammar that is empty; then the one that is drawn does not either.
  const isOfSchema =
    ['GrammarMatcherInitError', 'BeginningError'].includes(nameOf(error)) ||
    detail.includes('Grammar matcher rejected');
  return { kind: isOfSchema ? 'schema-refused' : 'generation-failed', detail };
}

/**
 * What of the engine an exception has taken along; nothing where it goes on. A WebAssembly module that
 * has aborted or trapped was left in the middle of what it did: xgrammar's compiler holds its locks
 * then, and waits for ever for the next schema.
 */
export function lossBy(error: unknown): EngineLoss | undefined {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof WebAssembly.RuntimeError)) return undefined;
  const isOfSchema = nameOf(error) === 'GrammarMatcherInitError';
  return { kind: isOfSchema ? 'schema-refused' : 'worker-crashed', detail: textOf(error) };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
