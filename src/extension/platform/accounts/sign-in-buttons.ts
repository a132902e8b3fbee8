/** The ways on where the session of an account has ended. */

import { type Button, commandButton } from '../feature/command-button.ts';
import type { Translate } from '../words.ts';

export function signInButtons(t: Translate): readonly Button[] {
  return [
    commandButton(t('Sign In Again'), 'vireo.signInAgain'),
    commandButton(t('Switch Account…'), 'vireo.switchAccount'),
  ];
}
