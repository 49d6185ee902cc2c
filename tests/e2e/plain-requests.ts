/** A word that is in nothing else: a prompt that is typed before a host is asked. */
export const canary = 'canary7f3a91';

/** What the test has typed where prompts are typed (`CompareScreen.type`). */
export const typed: string[] = [];

/** What a stand-in writes down of a request (`Hub.received`). */
interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What tells a host who asks, or from which page. */
const telling = /^(?:cookie|referer|authorization|proxy-authorization)$/;

/** The words of a text, of which none is so short that it is in everything. */
function words(text: string): Set<string> {
  return new Set(text.match(/[\p{L}\p{N}]{4,}/gu));
}

/**
 * What of all that a stand-in of a hub has received it should not have: another method than GET, the
 * question for leave before a request (CORS) among them, a body, what tells who asks, a word of a prompt.
 */
export function notPlain(received: readonly string[], prompts: readonly string[]): string[] {
  const typedWords = words(prompts.join(' '));
  return received.filter((line) => {
    // What was in a request is written down as it came.
    if (!line.startsWith('{"method":"GET",')) return true;
    if (line.includes(canary)) return true;
    const { url, headers } = JSON.parse(line) as Received;
    if (Object.keys(headers).some((name) => telling.test(name))) return true;
    const said = [decodeURIComponent(url.replaceAll('+', ' ')), ...Object.values(headers)];
    return [...words(said.join(' '))].some((word) => typedWords.has(word));
  });
}
