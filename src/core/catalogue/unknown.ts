/** Stands where a fact is a text that nobody has told; the interface has words for it. */
export const unknownFact = 'unknown';

/** The id of a licence that nobody has told: its text, where there is one, says more. */
export const unknownLicence = 'LicenseRef-unknown';
