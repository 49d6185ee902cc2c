import type { ScreenFileFailure } from '../../core/comparison/failures';
import { mostScreenBytes, readScreen } from '../../core/comparison/screen-file';
import { readUnsaved, type Unsaved } from '../../core/records/unsaved';
import { failed, success, type Outcome } from '../../core/outcome';
import { idsOf } from '../../core/bounds/set-aside';
import { merge } from '../../core/prompts/library';
import type { Prompt } from '../../core/prompts/prompt';
import { parseKept, type PromptStore } from '../../core/prompts/prompt-store';
import type { VoteStore } from '../../core/rating/vote-store';
import type { Run } from '../../core/records/run';
import type { RunStore } from '../../core/records/run-store';
import type { StoreFailure } from '../../core/store/failures';
import { inPieces, type PiecePorts } from '../files/in-pieces';
import type { Waited } from '../files/wait.svelte';
import type { Persistence } from '../persistence/persistence.svelte';
import { textOf, type TextFile } from '../files/text-file';

type Result<Failure = StoreFailure> = Promise<Outcome<void, Failure>>;

export interface ScreenFilePorts extends PiecePorts {
  readonly persistence: Persistence;
  readonly runs: Pick<RunStore, 'load' | 'addAll' | 'addPart' | 'reveal'>;
  readonly votes: Pick<VoteStore, 'add'>;
  readonly prompts: Pick<PromptStore, 'list' | 'add'>;
  /** Those that come with the program. */
  readonly readyMade: () => Promise<readonly Prompt[]>;
  readonly newId: () => string;
  /** Writes what this page holds in memory, which goes with it. */
  readonly writeHeld: () => Result;
}

/**
 * Puts a screen that was saved as a file in the place of the one that is kept; the page then starts
 * anew. What had not been saved when the file was made is kept first: taking it twice adds nothing.
 *
 * @returns undefined where it was given up, and nothing was taken
 */
export async function takeScreen(
  file: TextFile,
  ports: ScreenFilePorts,
  waited: Waited,
): Promise<Outcome<void, ScreenFileFailure | StoreFailure> | undefined> {
  const text = await textOf(file, mostScreenBytes, (trouble): ScreenFileFailure =>
    trouble.kind === 'too-large'
      ? { kind: 'screen-too-large', mostBytes: trouble.mostBytes }
      : { kind: 'screen-unread', detail: trouble.detail },
  );
  if (!text.ok) return failed(text.failure);
  const { persistence } = ports;
  const work = readScreen(text.value.text, persistence.drawSeed());
  const screen = await inPieces(work, ports, waited.isWanted, waited.note);
  if (!screen?.ok) return screen;
  waited.keep();
  const { workspace, unsaved } = screen.value;
  const kept = await keepUnsaved(await inPieces(readUnsaved(unsaved), ports), ports);
  if (!kept.ok) return kept;
  const held = await ports.writeHeld();
  const spared = held.ok ? await spareUnread(persistence) : held;
  return spared.ok ? persistence.replaceBy(workspace) : spared;
}

/** What was kept, where this visit could not read it, is not written over. */
async function spareUnread({ trouble, store }: Persistence): Result {
  if (trouble?.kind !== 'not-read') return success(undefined);
  const there = await store.load();
  if (!there.ok) return there;
  return there.value === undefined ? success(undefined) : store.putAside(there.value);
}

async function keepUnsaved(unsaved: Unsaved, ports: ScreenFilePorts): Result {
  for (const run of unsaved.runs) {
    const kept = await keepRun(run, ports);
    if (!kept.ok) return kept;
  }
  for (const vote of unsaved.votes) {
    const judged = await ports.runs.load(vote.runId);
    if (!judged.ok) return judged;
    // A batch shows no names before all of it is judged.
    const shows = judged.value?.origin.kind === 'compare' ? [vote.runId] : [];
    const added = await ports.votes.add(vote, shows);
    if (!added.ok) return added;
  }
  return unsaved.prompts.length > 0 ? keepPrompts(unsaved.prompts, ports) : success(undefined);
}

/** Of a run that is here, answers that are not: one that was given since is the newer one. */
async function keepRun(run: Run, { runs }: ScreenFilePorts): Result {
  const added = await runs.addAll([run]);
  if (!added.ok || added.value > 0) return done(added);
  const answers = await runs.addPart(run);
  if (!answers.ok || answers.value === undefined || !run.revealed) return done(answers);
  return done(await runs.reveal([run.id]));
}

function done(outcome: Outcome<unknown, StoreFailure>): Outcome<void, StoreFailure> {
  return outcome.ok ? success(undefined) : outcome;
}

/** As an import does: what is here stays, and another text with the same id comes beside it. */
async function keepPrompts(drafts: readonly Prompt[], ports: ScreenFilePorts): Result {
  const [kept, readyMade] = await Promise.all([ports.prompts.list(), ports.readyMade()]);
  if (!kept.ok) return kept;
  const { prompts, unreadable } = parseKept(kept.value);
  const here = [...prompts, ...readyMade];
  return ports.prompts.add(merge(here, drafts, ports.newId, idsOf(unreadable)).added);
}
