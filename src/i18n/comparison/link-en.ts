import type { LinkFailureMessages } from '../failure-messages';
import { formatFor } from '../format';

const format = formatFor('en');

const failures: LinkFailureMessages = {
  'link-too-long': ({ characters, mostCharacters }) => ({
    what: `That is too long for a link: ${format.number(characters)} characters, where ${format.number(mostCharacters)} are allowed.`,
    next: 'A shorter prompt, system prompt or schema fits. A long prompt can be handed on as a file from the Prompts screen.',
  }),
  'link-empty': () => ({
    what: 'The link brings nothing: there is no comparison behind its “try=”.',
    next: 'Copy it again where it came from, to its end.',
  }),
  'link-garbled': () => ({
    what: 'The link brings nothing: a part of it was lost or changed on its way.',
    next: 'Copy it again where it came from, whole.',
  }),
  'link-newer': ({ version }) => ({
    what: `The link was made by a newer version of this page (form ${format.number(version)}).`,
    next: 'Reload the page while there is a network, then open the link again.',
  }),
  'link-broken': ({ problems }) => ({
    what: `The link brings nothing, since it is not as this page makes them (${problems.join('; ')}).`,
    next: 'Ask whoever made it for a new one. Nothing of it was taken.',
  }),
};

/** A comparison that comes or goes in a link. */
export const link = {
  title: 'A link has brought a comparison',
  intro:
    'Someone has put this into the link that you opened. Nothing has been changed or run yet, and taking it over runs nothing.',
  prompt: 'Prompt',
  noPrompt: 'It brings no prompt: yours stays.',
  schema: 'JSON schema that the answers have to fit',
  columns: 'Columns',
  column: (letter: string, model: string) => `${letter}: ${model}`,
  usual: 'with the usual settings',
  systemPrompt: (letter: string) => `System prompt of column ${letter}`,
  unknown: (models: readonly string[]) =>
    `This page does not know ${format.list(models)}: left out.`,
  leftOut: (fields: readonly string[]) =>
    `This version does not know ${format.list(fields)}: left out.`,
  noneKnown: 'No model of the link is known here, so your columns stay as they are.',
  saysNothing: 'It brings nothing that is not here already.',
  controls: 'How the columns would be asked from then on',
  on: (control: string) => `On: ${control}`,
  off: (control: string) => `Off: ${control}`,
  seconds: (control: string, seconds: number) => `${control}: ${format.number(seconds)}`,
  replaces: 'If you take it over',
  replacesDraft: 'What you are typing is replaced by the prompt of the link.',
  replacesColumns: 'Your columns and their settings are replaced.',
  replacesAnswers: (letters: readonly string[]) =>
    `${letters.length === 1 ? 'Column' : 'Columns'} ${format.list(letters)} ${letters.length === 1 ? 'goes with its' : 'go with their'} conversation: copy first what you want to keep.`,
  running: 'Answers are being given. You can take it over when they have ended.',
  take: 'Take it over',
  leave: 'Leave it',
  close: 'Close',
  copy: 'Copy link',
  keep: 'Save the prompt in the library',
  copyNote: 'In the link stand the prompt and the settings of all columns, and no answer.',
  copied: (characters: number) =>
    `Copied, ${format.number(characters)} characters. Whoever gets the link can read the prompt and the system prompts.`,
  long: 'Some messengers cut a message of this length: check that it arrives whole.',
  notCopied: 'The browser refused to copy it. The link:',
  failures,
};
