/** The step-up of a server, on the command line: one question on the terminal, and a plain refusal where there is none. */
import type { ConfirmByPassword } from '../../api-client/index.ts';
import { CliError, type CliIo } from '../io.ts';

export function confirmOnTerminal({ askSecret }: Pick<CliIo, 'askSecret'>): ConfirmByPassword {
  return async (post) => {
    if (askSecret === undefined) {
      throw new CliError(
        'failure',
        'The server asks for your password before this, and there is no terminal to ask on. Run it in a terminal, or in the editor.',
      );
    }
    const password = await askSecret('Your password on the server: ');
    if (password === '') throw new CliError('failure', 'No password was entered, so nothing was done.');
    await post(password);
    return true;
  };
}
