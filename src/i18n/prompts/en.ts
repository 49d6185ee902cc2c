import { formatFor } from '../format';

const format = formatFor('en');
const prompts = (count: number): string =>
  `${format.number(count)} ${count === 1 ? 'prompt' : 'prompts'}`;

/** Words of the Prompts screen. */
export const promptWords = {
  list: 'Prompts',
  search: 'Search prompts',
  searchHint: 'Words of title, text or tags',
  tag: 'Tag',
  language: 'Language',
  any: 'All',
  /** Tags of the ready-made prompts; a person's own are shown as they are. */
  tags: {
    general: 'General',
    reasoning: 'Reasoning',
    code: 'Program code',
    extraction: 'Extraction',
    refusal: 'Refusal',
    translation: 'Translation',
    system: 'System prompt',
  },
  count: (shown: number, all: number) =>
    shown === all ? prompts(all) : `${format.number(shown)} of ${prompts(all)}`,
  none: 'No prompt is like that. Take a filter away, or write one.',
  readyMade: 'ready-made',
  draft: 'not saved',
  withSchema: 'JSON',
  newPrompt: 'New prompt',
  newSystem: 'New system prompt',
  import: 'Import',
  exportOwn: 'Export your own',
  select: (title: string) => `Select “${title}”`,
  selected: (count: number) => `${format.number(count)} selected`,
  selectShown: 'Select all shown',
  selectNone: 'Select none',
  exportSelected: 'Export',
  deleteSelected: (count: number) => `Delete ${prompts(count)}`,
  batch: (count: number) => `Run ${prompts(count)} as a batch`,
  unfilled: (titles: readonly string[]) =>
    `Left out, since they lack values: ${format.list(titles)}.`,
  back: 'Back to the list',
  tooManyLines: (found: number, most: number) =>
    `${format.number(found)} lines were not taken: ${format.number(most)} are the most.`,
  notice: {
    saved: (title: string) => `“${title}” is saved on this device.`,
    deleted: (count: number) => `${prompts(count)} deleted.`,
    conflict: (title: string, isDeleted: boolean) =>
      `“${title}” was ${isDeleted ? 'deleted' : 'changed'} in another tab since you opened it. Nothing has been saved yet.`,
    notDeleted: (changed: number) =>
      `${prompts(changed)} ${changed === 1 ? 'was' : 'were'} changed in another tab since you saw ${changed === 1 ? 'it' : 'them'}. Nothing has been deleted yet.`,
    deleteAnyway: 'Delete all the same',
    keep: 'Keep',
    keepMine: 'Save mine',
    takeTheirs: 'Take theirs',
    keepBoth: 'Save mine as a new prompt',
    leaveDeleted: 'Leave it deleted',
    undo: 'Bring back',
    restored: (count: number) => `${prompts(count)} brought back.`,
    imported: (added: number, renamed: number, alreadyHere: number, languagesLeftOut: number) =>
      [
        `${prompts(added)} added.`,
        ...(renamed > 0
          ? [
              `${format.number(renamed)} of them beside another version that was here: both are kept.`,
            ]
          : []),
        ...(alreadyHere > 0
          ? [`${format.number(alreadyHere)} ${alreadyHere === 1 ? 'was' : 'were'} here already.`]
          : []),
        ...(languagesLeftOut > 0
          ? [
              `${format.number(languagesLeftOut)} of them had a language that does not exist: it was left out.`,
            ]
          : []),
      ].join(' '),
  },
  editor: {
    newPrompt: 'A new prompt',
    newSystem: 'A new system prompt',
    fromProgram: 'Comes with the program. What you change is saved as a prompt of your own.',
    sheet: 'The prompt',
    title: 'Title',
    titleHint: 'Empty: the first line of the text.',
    text: 'Text',
    textHint:
      'Variables stand in double braces: {{name}}. A backslash before one makes it plain text.',
    systemHint: 'Told to the model before the first message. Variables: {{name}}.',
    tags: 'Tags',
    tagsHint: 'Parted by commas.',
    language: 'Language of the text',
    noLanguage: 'not said',
    schema: 'JSON schema of the answer',
    schemaHint: 'Empty: free text.',
    schemaUnchecked: 'Not checked yet: the engine looks at it when a model is asked.',
    save: 'Save',
    saveOwn: 'Save as your own',
    revert: 'Discard changes',
    delete: 'Delete',
    sure: 'Delete this prompt?',
    sureSelected: (count: number) => `Delete ${prompts(count)} of your own?`,
    yes: 'Yes, delete',
    no: 'No, keep',
    problem: {
      empty: 'A prompt needs a text.',
      tags: 'At most 20 tags, of 50 characters each.',
      schema: 'The JSON schema cannot be used; it is said there why.',
    },
  },
  filling: {
    title: 'Values for the variables',
    source: { hand: 'By hand', table: 'From a table' },
    table: 'Table of values (CSV)',
    tableHint: (rows: number) =>
      `The first row names the variables; each row below makes a prompt. At most ${format.number(rows)} rows.`,
    file: 'Read a CSV file',
    unused: (names: readonly string[]) =>
      `${names.length === 1 ? 'This column is' : 'These columns are'} not used by the prompt: ${format.list(names)}.`,
    headersAgain: (count: number) =>
      count === 1
        ? 'One row was left out: it has the names of the columns again.'
        : `${format.number(count)} rows were left out: they have the names of the columns again.`,
    preview: (count: number) =>
      count === 1 ? 'What is asked' : `What is asked: ${prompts(count)}`,
    more: (count: number) => `and ${format.number(count)} more`,
  },
  ask: 'Ask in Compare',
  askFirst: 'Ask the first in Compare',
  useSystem: 'Use in all columns',
  replacesDraft: 'What you are typing in Compare would be replaced by this prompt.',
  replacesSystem: 'The system prompts that your columns have would be replaced by this one.',
  keepIt: 'Keep it',
  replaceIt: 'Replace it',
};

export type PromptWords = typeof promptWords;
