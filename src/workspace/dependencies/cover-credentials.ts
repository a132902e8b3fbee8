/**
 * Manifests name private registries and repositories with what opens them (`git+https://me:ghp_…@host/…`). Of what is kept
 * or shown of their lines it is covered, whether or not a scan would tell it from a placeholder (CWE-532).
 */
import { maskOf, maskSecrets } from '../../scanner/secrets/index.ts';

const inAddress = /:\/\/([^\s/@"'`<>]{1,300})@/g;
/** `git@host`: a user's name alone opens nothing; a token is longer. */
const nameAlone = /^[A-Za-z][\w.-]{0,18}$/;

/** The text with the password, or the token, of each address covered; every character keeps its place. */
export function coverCredentials(text: string): string {
  const found = [...text.matchAll(inAddress)].flatMap(({ 1: login = '', index }) => {
    if (nameAlone.test(login)) return [];
    const from = index + '://'.length + (login.indexOf(':') + 1);
    const to = index + '://'.length + login.length;
    const range = { startOffset: from, endOffset: to };
    return to > from ? [{ mask: maskOf(text.slice(from, to)), range }] : [];
  });
  return maskSecrets(text, found);
}
