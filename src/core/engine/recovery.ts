import type { RunFailure } from './failures';

/** What a person can do after a failure; the interface has a control for each. */
export type RecoveryAction =
  /** Try the same once more: what failed may have passed. */
  | 'retry'
  /** Fetch the damaged part again, then retry. */
  | 'repair'
  /** Make room on the device, then retry. */
  | 'make-room'
  /** Allow loaded models more of the GPU's memory, then retry. */
  | 'budget'
  /** Let the model's own library run here, then retry. */
  | 'library'
  /** Load the page anew. */
  | 'reload'
  /** Shorten the prompt or clear the conversation. */
  | 'shorten'
  /** Another browser, device or model is needed. */
  | 'none';

export function recoveryFor(failure: RunFailure): RecoveryAction {
  switch (failure.kind) {
    case 'insecure-address':
    case 'no-webgpu':
    case 'adapter-too-small':
    case 'feature-missing':
    case 'schema-refused':
    case 'schema-slow':
    case 'unknown-model':
      return 'none';
    case 'no-adapter':
      return 'reload';
    case 'too-large':
      return 'budget';
    case 'library-not-allowed':
      return 'library';
    case 'context-exceeded':
      return 'shorten';
    case 'files':
      return wayOnForFiles(failure.failure);
    case 'device-lost':
    case 'worker-crashed':
    case 'stopped-hard':
    case 'stalled':
    case 'unloaded':
    case 'out-of-memory':
    case 'load-failed':
    case 'generation-failed':
      return 'retry';
  }
}

function wayOnForFiles(failure: Extract<RunFailure, { kind: 'files' }>['failure']): RecoveryAction {
  switch (failure.kind) {
    case 'hash-mismatch':
      return failure.place === 'device' ? 'repair' : 'retry';
    case 'quota':
      return 'make-room';
    case 'database':
      return failure.reason === 'failed' || failure.reason === 'refused' ? 'retry' : 'reload';
    case 'host-not-allowed':
    case 'redirect-not-allowed':
    case 'file-not-listed':
    case 'listed-size-differs':
    case 'commit-gone':
      return 'none';
    case 'network':
      // What a host refuses below 429 it would refuse again: too many requests and its own troubles pass.
      return failure.refusal && Number(failure.status) < 429 ? 'none' : 'retry';
    case 'host-refused':
      return failure.how === 'site-only' || failure.how === 'no-policy' ? 'none' : 'retry';
    case 'wrong-content':
    case 'host-silent':
    case 'not-here':
    case 'aborted':
      return 'retry';
  }
}
