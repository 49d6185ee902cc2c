/** Forms of files that runs are saved in, in the order in which they are offered; `file-forms.ts` writes them. */
export const runForms = {
  html: { ending: 'html', mediaType: 'text/html' },
  markdown: { ending: 'md', mediaType: 'text/markdown' },
  csv: { ending: 'csv', mediaType: 'text/csv' },
  json: { ending: 'json', mediaType: 'application/json' },
} as const;

export type RunForm = keyof typeof runForms;

// `keys` forgets which names there are.
export const runFormNames = Object.keys(runForms) as readonly RunForm[];
