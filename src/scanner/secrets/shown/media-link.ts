/** A link to a picture or film that anybody who sees the page follows: the token in it is no more secret than the page. */
const media = /\.(?:jpe?g|png|gif|webp|avif|svg|ico|mp[34]|webm|ogg|woff2?)\?|[?&]alt=media&/i;
const outside = /[\s"'`<>]/;
const longestLink = 500;

/** Whether a value that begins at `from` is part of one. */
export function isInMediaLink(text: string, from: number): boolean {
  const before = text.slice(Math.max(0, from - longestLink), from);
  const start = Math.max(before.lastIndexOf('https://'), before.lastIndexOf('http://'));
  const link = start < 0 ? '' : before.slice(start);
  return media.test(link) && !outside.test(link);
}

/** Expressions of this module that meet texts of strangers. */
export const mediaLinkPatterns: readonly RegExp[] = [media, outside];
