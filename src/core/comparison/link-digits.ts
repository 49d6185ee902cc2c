/**
 * Finds a link's own digits in what became of it on its way. Mail and chat programs take the
 * punctuation behind a link for a part of it, escape characters, break long lines and add `&utm_...`.
 */

/** How often what carries a link may have escaped it, one around the other. */
const mostEscapings = 3;

/** Line breaks that are tried: mailers break after 76 characters, and a link has 8000 at most. */
const mostPieces = 120;

/**
 * What stands between two lines of one link: white space, characters without a width, the `=` of
 * quoted-printable text, the `>` or `|` of a quoted message.
 */
const between = String.raw`\s\u00ad\u200b-\u200d\u2060=>|`;
const joint = new RegExp(`[${between}]+`);

/** All that may belong to the digits: it ends at the first other character. */
const carriedPart = new RegExp(`^[\\w${between}-]*`);

/**
 * The digits are base64url of a JSON object. Its last character is a brace, so its last digit is one
 * of these: a `-` or `_` at the end is not the link's own.
 */
const lastDigit = /[9Q0]$/;

/**
 * What of a fragment may be the digits of the link, the longest first; none where it has no digits.
 * At most one of these is a whole JSON object.
 */
export function linkDigits(fragment: string): readonly string[] {
  const written = unescaped(fragment);
  // `3D` is what quoted-printable text makes of the `=`; no link's digits begin with it.
  const [beginning = ''] = /^\s*try\s*=?(?:3D)?/i.exec(written) ?? [];
  const [carried = ''] = carriedPart.exec(written.slice(beginning.length)) ?? [];
  const pieces = carried.split(joint).slice(0, mostPieces);
  const readings = pieces.map((_, at) =>
    pieces
      .slice(0, at + 1)
      .join('')
      .replace(/[-_]+$/, ''),
  );
  const whole = readings.filter((digits) => lastDigit.test(digits));
  // Without a whole one, the longest tells that something came.
  const told = whole.length > 0 ? whole : readings.slice(-1);
  return [...new Set(told.toReversed())].filter((digits) => digits !== '');
}

function unescaped(fragment: string): string {
  let text = fragment;
  for (let times = 0; times < mostEscapings && text.includes('%'); times += 1) {
    text = text.replace(/(?:%[\da-f]{2})+/gi, (escapes) => {
      try {
        return decodeURIComponent(escapes);
      } catch {
        // No UTF-8, so none of the link's own: it ends here.
        return '\ufffd';
      }
    });
  }
  return text;
}
