/** Forms of files that votes are saved in, in the order in which they are offered; `file-forms.ts` writes them. */
export const voteForms = {
  json: { ending: 'json', mediaType: 'application/json' },
  csv: { ending: 'csv', mediaType: 'text/csv' },
} as const;

export type VoteForm = keyof typeof voteForms;

// `keys` forgets which names there are.
export const voteFormNames = Object.keys(voteForms) as readonly VoteForm[];
