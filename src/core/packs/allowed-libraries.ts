/** A library from outside that a person has let run here. */
export interface AllowedLibrary {
  readonly sha256: string;
  /** Milliseconds since 1970; null: an early version of the playground did not note it. */
  readonly allowedAtMs: number | null;
}

/** What `allowedText` has made; whatever else stands in it counts for nothing. */
export function parseAllowed(text: string): readonly AllowedLibrary[] {
  const found = text.split(' ').flatMap((word): AllowedLibrary[] => {
    const [, sha256, atMs] = /^([0-9a-f]{64})(?:@(\d{1,15}))?$/.exec(word) ?? [];
    if (sha256 === undefined) return [];
    return [{ sha256, allowedAtMs: atMs === undefined ? null : Number(atMs) }];
  });
  return found.filter(
    (one, index) => found.findIndex(({ sha256 }) => sha256 === one.sha256) === index,
  );
}

/** The libraries between spaces, each with the moment behind an `@` where it is known. */
export function allowedText(libraries: readonly AllowedLibrary[]): string {
  return libraries
    .map(({ sha256, allowedAtMs }) => (allowedAtMs === null ? sha256 : `${sha256}@${allowedAtMs}`))
    .join(' ');
}
