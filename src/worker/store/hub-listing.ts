import { failed, success, type Outcome } from '../../core/outcome';
import {
  filesIn,
  mostAnswerBytes,
  mostPages,
  parseTreePage,
  type HubFile,
} from '../../core/hub/commit';
import { parseModelInfo, type ModelInfo } from '../../core/hub/model-info';
import { parseHits, searchAddress, type HubHit } from '../../core/hub/search';
import { revisionAddress, treeAddress, type HubFolder } from '../../core/hub/folder';
import type { HubListing } from '../../core/store/hub-model';
import type { StoreFailure } from '../../core/store/failures';
import type { DownloadContext } from './job';
import { hostField, namedHost } from './request';
import { readSmallAnswer } from './read-small-file';
import { retrying } from './retrying';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

/** What asks a hub needs: nothing that is kept here. */
export type HubContext = Omit<DownloadContext, 'repository' | 'partBytes'>;

/** The commit that the folder's revision stands for now, and what the hub says of the repository there. */
export async function modelInfo(
  context: HubContext,
  folder: HubFolder,
  signal: AbortSignal,
): Result<ModelInfo> {
  const address = revisionAddress(folder);
  const answer = await ask(context, { address, file: folder.repository, signal });
  if (!answer.ok) return answer;
  const info = parseModelInfo(answer.value.text);
  return info.ok ? info : unreadable(context, address, folder.repository, info.failure);
}

/** @param words are sent to the hub as they are */
export async function searchHub(
  context: HubContext,
  origin: string,
  words: string,
  signal: AbortSignal,
): Result<readonly HubHit[]> {
  const address = searchAddress(origin, words);
  const answer = await ask(context, { address, file: words, signal });
  if (!answer.ok) return answer;
  const hits = parseHits(answer.value.text);
  return hits.ok ? hits : unreadable(context, address, words, hits.failure);
}

/** The files of a commit that are in the folder, with the hub's own hashes of them. */
export async function listingOf(
  context: HubContext,
  folder: HubFolder,
  commit: string,
  signal: AbortSignal,
): Result<HubListing> {
  const { repository } = folder;
  const all: HubFile[] = [];
  let cursor: string | null = null;
  let isWhole = false;
  for (let count = 0; count < mostPages && !isWhole; count += 1) {
    const address: string = treeAddress(folder, commit, cursor ?? undefined);
    const answer = await ask(context, { address, file: repository, signal });
    if (!answer.ok) return answer;
    const page = parseTreePage(answer.value.text, answer.value.link);
    if (!page.ok) return unreadable(context, address, repository, page.failure);
    all.push(...page.value.files);
    cursor = page.value.cursor;
    if (page.value.mayGoOn) break;
    isWhole = cursor === null;
  }
  const files = filesIn(all, folder.path);
  if (files) return success({ commit, files, isWhole });
  return unreadable(context, treeAddress(folder, commit), repository, 'a file is listed twice');
}

interface Question {
  readonly address: string;
  /** What a failure names it: an answer about a repository is no file of it. */
  readonly file: string;
  readonly signal: AbortSignal;
}

/** Asks the hub about a repository; an answer is bounded, and read whole. */
async function ask(
  context: HubContext,
  question: Question,
): Result<{ readonly text: string; readonly link: string | null }> {
  const answer = await retrying(context, question.signal, () =>
    readSmallAnswer(context, { ...question, mostBytes: mostAnswerBytes }),
  );
  if (!answer.ok) return answer;
  const { bytes, headers } = answer.value;
  return success({ text: new TextDecoder().decode(bytes), link: headers.get('Link') });
}

function unreadable(
  context: HubContext,
  address: string,
  file: string,
  detail: string,
): Outcome<never, StoreFailure> {
  const host = hostField(namedHost(address, context));
  return failed({ kind: 'wrong-content', file, ...host, content: 'unreadable', detail });
}
