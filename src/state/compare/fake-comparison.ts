import type { Model } from '../../core/catalogue/model';
import type { RunConfig } from '../../core/comparison/run-config';
import { newColumn } from '../../core/comparison/first-workspace';
import { Comparison } from './comparison.svelte';
import { comparisonPorts, newScreen } from './fake-ports';
import { enginePool } from '../fake-engine-pool';
import { model, other } from '../models/fake-models';
import { recording } from '../runs/fake-recording';
import { settle } from '../settle';
import { voting } from '../votes/fake-voting';
import { promptUses } from './prompt-uses';

/** Columns of two models, A small and B other, unless named otherwise. */
export function setUp(
  runConfig: Partial<RunConfig> = {},
  models: readonly Model[] = [model, other],
) {
  const pool = enginePool();
  const { made, next, memory } = pool;
  const recorded = recording();
  const { runs, onNotKept } = recorded;
  const votes = voting(runs);
  const ports = comparisonPorts(pool, models, recorded, votes);
  const screen = newScreen(models.map((one, index) => newColumn(`column-${index}`, one)));
  const workspace = { ...screen, controls: { ...screen.controls, ...runConfig } };
  const comparison = new Comparison(ports, workspace);
  const reopened = (record = comparison.record) => new Comparison(ports, structuredClone(record));
  const [a, b] = comparison.columns;
  if (!a || !b) throw new Error('there are two columns');
  /** Asks, and answers with the engine's number and how many it has been asked. */
  const ask = async (prompt: string) => {
    const run = comparison.run(prompt);
    await answerAll();
    await run;
  };
  const answerAll = async () => {
    while (comparison.running) {
      await settle();
      made.forEach((engine, index) => {
        engine.finish(`${index}: ${engine.requests.length}`);
      });
    }
  };
  const uses = promptUses(comparison, { prompts: [] }, () => undefined);
  return {
    comparison,
    uses,
    memory,
    made,
    next,
    votes,
    runs,
    onNotKept,
    a,
    b,
    ask,
    answerAll,
    reopened,
  };
}
