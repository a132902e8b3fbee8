/** The ways on where the session of an account has ended. */

import type { Translate } from '../../../pages/words.ts';
import { type Button, commandButton } from '../feature/command-button.ts';

export function signInButtons(t: Translate): readonly Button[] {
  return [
    commandButton(t('Sign In Again'), 'vireo.signInAgain'),
    commandButton(t('Switch Account…'), 'vireo.switchAccount'),
  ];
}
