/** Tags as they are typed, by commas; pure. */

/** Split at commas; a tag of the entry's own that holds one stays whole. */
export function readTags(text: string, own: readonly string[]): readonly string[] {
  const parts = splitAtCommas(text);
  const tags: string[] = [];
  for (let at = 0; at < parts.length; ) {
    const whole = own.find((tag) => isAt(splitAtCommas(tag), parts, at)) ?? parts[at] ?? '';
    tags.push(whole);
    at += splitAtCommas(whole).length;
  }
  return tags.filter((tag) => tag !== '');
}

function splitAtCommas(text: string): readonly string[] {
  return text.split(',').map((part) => part.trim());
}

/** Of a tag of several parts alone: what has no comma is read as it stands. */
function isAt(tag: readonly string[], parts: readonly string[], at: number): boolean {
  return tag.length > 1 && tag.every((part, index) => parts[at + index] === part);
}
