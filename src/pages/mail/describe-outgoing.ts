/** What rests, in words for the person who releases it. */
import type { Outgoing } from '../../api-client/index.ts';
import type { Translate } from '../words.ts';

type Reason = NonNullable<Outgoing['reason']>;

const mostShown = 12;

/** Undefined where nothing rests. */
export function describeOutgoing(
  { rests, reason, items }: Outgoing,
  t: Translate,
): { readonly sentence: string; readonly detail: string; readonly canRelease: boolean } | undefined {
  if (!rests || reason === null) return undefined;
  const lines = items
    .slice(0, mostShown)
    .map(({ kind, title, to }) => nameKind(kind, to === null ? title : t('{0} to {1}', title, to), t));
  const more = items.length - lines.length;
  const detail = [...lines, ...(more > 0 ? [t('and {0} more', more)] : [])].join('\n');
  return { sentence: sentenceOf(reason, t), detail, canRelease: reason !== 'demo' };
}

function nameKind(kind: Outgoing['items'][number]['kind'], what: string, t: Translate): string {
  if (kind === 'mail') return t('Mail: {0}', what);
  return kind === 'webhook' ? t('Webhook: {0}', what) : t('Schedule: {0}', what);
}

function sentenceOf(reason: Reason, t: Translate): string {
  if (reason === 'demo') return t('The demo never sends mail.');
  return reason === 'restored'
    ? t('Since a backup was restored, nothing is sent by itself: it may have been sent before.')
    : t(
        'This data folder was copied or moved, so nothing is sent by itself: the other one may send it, too.',
      );
}
