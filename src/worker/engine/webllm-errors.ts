import type { GenerationFailure, LoadFailure } from '../../core/engine/failures';

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
  return { kind: 'generation-failed', detail };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
