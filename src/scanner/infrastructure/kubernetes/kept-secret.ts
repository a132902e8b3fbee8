/** Values of a Secret that stand in its manifest, in base64. */
import { decodeReadable } from '../../secrets/base64.ts';
import { isPlaceholder, isReference } from '../../secrets/placeholders.ts';
import type { Answer } from '../condition.ts';
import type { Place } from '../config-path.ts';
import type { ConfigFile, ConfigResource } from '../tree.ts';

/** Keys that say that their value is a secret. */
const secretKey =
  /(?:^|[._-])(?:password|passwd|passphrase|pass|pwd|secret|token|api-?_?key|access-?_?key|private-?_?key|secret-?_?key|client-?_?secret|credentials?)$/i;

/** Whether a value in base64 reads as a password or a token, not as a stopgap. */
export function holdsEncodedSecret(_secret: ConfigResource, _file: ConfigFile, here: Place): Answer {
  const key = here.entry?.key ?? '';
  const text = here.node?.kind === 'scalar' ? here.node.text.replace(/\s+/g, '') : '';
  if (!secretKey.test(key) || text.length > 4000) return { truth: false };
  const decoded = decodeReadable(text)?.trim() ?? '';
  const isSecret = decoded.length >= 6 && !/[\s<{$]/.test(decoded) && !isStopgap(decoded);
  return { truth: isSecret, place: here };
}

function isStopgap(value: string): boolean {
  return (
    isPlaceholder(value) ||
    isReference(value) ||
    /^(?:true|false|none|null|\d{1,5}$|change[-_]?(?:me|it)|replace|example|placeholder|dummy|your|xxx|todo|https?:)/i.test(
      value,
    )
  );
}
