/** What a list, a tree or a page calls a finding. */

/** Longer titles are cut. */
const atMost = 120;

/** Up to the first full stop, colon or semicolon that ends a thought outside of code. */
function firstSentence(message: string): string {
  let isCode = false;
  for (let at = 0; at < message.length; at += 1) {
    const letter = message.charAt(at);
    if (letter === '`') isCode = !isCode;
    if (!isCode && /[.;]/.test(letter) && /^(?:\s|$)/.test(message.slice(at + 1)))
      return message.slice(0, at);
  }
  return message;
}

/** The first sentence of a message that names a value of the code, else the rule's title. Without Markdown. */
export function titleOfFinding(message: string, ruleTitle: string): string {
  const names = /`[^`]+`|‘[^’]+’/.test(message);
  const title = names ? firstSentence(message).replaceAll('`', '').replace(/\s+/g, ' ').trim() : ruleTitle;
  return title.length <= atMost ? title : `${title.slice(0, atMost - 1).trimEnd()}…`;
}
