/** Which of the editor's diagnostics are findings of ours, and of which rule; pure. */
import { isNoticeCode } from '../../contract/notice-codes.ts';

interface Shown {
  readonly source?: string | undefined;
  readonly code?: unknown;
}

/** A mistake in the settings, and what a limit left unread, are no findings. */
export function isFinding(diagnostic: Shown): boolean {
  return diagnostic.source?.startsWith('Vireo') === true && !isNoticeCode(codeOf(diagnostic));
}

/** The rule's id; some diagnostics hold it with the page that tells of it. */
export function codeOf({ code }: Shown): unknown {
  return typeof code === 'object' && code !== null && 'value' in code ? code.value : code;
}
