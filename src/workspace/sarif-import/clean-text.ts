/** Texts of a log without what no database keeps and what steers a terminal or turns the order of a text round. */

const steering = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const steeringButBreaks = /(?![\n\t])[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Cut where it is longer, and never through a character. */
export function cut(text: string, longest: number): string {
  return text.length <= longest
    ? text
    : `${text
        .slice(0, longest - 1)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`;
}

export function cleanLine(text: string, longest: number): string {
  return cut(
    text
      .slice(0, longest * 4)
      .replace(steering, ' ')
      .replace(/ +/g, ' ')
      .trim(),
    longest,
  );
}

export function cleanText(text: string, longest: number): string {
  const bounded = text.length > longest * 2 ? text.slice(0, longest * 2) : text;
  return cut(
    bounded.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(steeringButBreaks, ''),
    longest,
  ).trim();
}
