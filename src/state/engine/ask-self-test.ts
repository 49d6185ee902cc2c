import type { WholeModel } from '../../core/catalogue/model';
import { quietSeconds, type Engine } from '../../core/engine/engine';
import type { GenerationFailure } from '../../core/engine/failures';
import { passesSelfTest, selfTestRequest } from '../../core/engine/self-test';
import type { SelfTestResult } from '../../core/engine/self-test-results';
import { failed, success, type Outcome } from '../../core/outcome';
import { StallTimer } from './stall-timer';

/**
 * Asks a loaded model the one question of its self-test. The engine's cache is empty afterwards.
 *
 * @returns `stalled` where the model said nothing for long: its engine is gone then
 */
export async function askSelfTest(
  engine: Engine,
  model: WholeModel,
): Promise<Outcome<Pick<SelfTestResult, 'outcome' | 'text'>, GenerationFailure>> {
  const during = 'self-test';
  const stalled = { kind: 'stalled', during, quietSeconds: quietSeconds[during] } as const;
  const stallTimer = new StallTimer(stalled.quietSeconds, () => {
    engine.interrupt(stalled);
  });
  const answer = await engine
    .generate(selfTestRequest(model), () => {
      stallTimer.sign();
    })
    .finally(() => {
      stallTimer.end();
    });
  if (stallTimer.isLost) {
    // One that can still be interrupted, but says nothing, would not answer anyone else either.
    engine.unload(stalled);
    return failed(stalled);
  }
  if (!answer.ok) return answer;
  await engine.reset();
  const { text } = answer.value;
  return success({ outcome: passesSelfTest(model, text) ? 'passed' : 'failed', text });
}
