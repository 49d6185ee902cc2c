import { failed, success, type Outcome } from '../core/outcome';
import type { ShellFailure } from '../core/offline/failures';
import type { ShellAnswers, ShellQuestion } from '../sw/messages';

/** How long an answer may take before the service worker counts as silent. In milliseconds. */
const answerWithinMs = 5000;

/** Asks the service worker of this page; it is started for that where it is not running. */
export async function askServiceWorker<Kind extends ShellQuestion['kind']>(
  question: Extract<ShellQuestion, { kind: Kind }>,
): Promise<Outcome<ShellAnswers[Kind], ShellFailure>> {
  // Absent in insecure contexts and in some private windows, whatever the DOM library says.
  const container = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
  const active = (await container?.getRegistration('./'))?.active;
  if (!active) return failed({ kind: 'no-service-worker' });
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<Outcome<ShellAnswers[Kind], ShellFailure>>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<ShellAnswers[Kind]>) => {
      resolve(success(data));
    };
    setTimeout(() => {
      resolve(failed({ kind: 'service-worker-silent' }));
    }, answerWithinMs);
  });
  active.postMessage(question, [port2]);
  const given = await answer;
  port1.close();
  return given;
}
