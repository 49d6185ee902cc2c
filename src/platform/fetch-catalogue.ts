/** The text of the site's catalogue; undefined where it does not come within a minute. */
export async function fetchCatalogue(): Promise<string | undefined> {
  try {
    const response = await fetch('models.json', { signal: AbortSignal.timeout(60_000) });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}
