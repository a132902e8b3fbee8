/** Which word of a command a rule does not allow, and how one allows it, in the user's language. */
import type { CommandDoubt } from '../../../../contract/work/commands/command-doubt.ts';
import { patternAllowing } from '../../../../domain/policy/acts/say-doubt.ts';
import type { Translate } from '../../../../pages/words.ts';

export function describeDoubt(doubt: CommandDoubt, t: Translate): string {
  const { what, of } = doubt;
  const reason = reasonOf(doubt, t);
  const pattern = patternAllowing(doubt);
  return pattern === undefined
    ? t('Asked about {0} of {1}: {2}. A rule with the whole command allows it.', what, of, reason)
    : t('Asked about {0} of {1}: {2}. A rule with "{3}" allows it.', what, of, reason, pattern);
}

function reasonOf({ kind, risk }: CommandDoubt, t: Translate): string {
  if (kind === 'path') return t('it may lead out of the project, or to a protected file');
  switch (risk) {
    case 'command':
      return t('it runs another command');
    case 'code':
      return t('it loads code');
    case 'config':
      return t('it reads other settings');
    case 'write':
      return t('it writes or deletes files');
    case 'elsewhere':
      return t('it reaches other files or folders');
    case 'network':
      return t('it reaches other computers');
    case undefined:
      return t('it is not known to be harmless');
  }
}
