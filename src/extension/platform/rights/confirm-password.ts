/** The step-up of a server: asks for the password until it is right, or the user turns away. */
import type { ConfirmByPassword } from '../../../api-client/index.ts';
import { isApiFailure } from '../../../pages/failures.ts';

/** `isWrong`: the one of before was not right. It answers undefined when the user turned away. */
type AskPassword = (isWrong: boolean) => PromiseLike<string | undefined>;

export function confirmByPassword(ask: AskPassword): ConfirmByPassword {
  return async (post) => {
    for (let isWrong = false; ; isWrong = true) {
      const password = await ask(isWrong);
      if (password === undefined || password === '') return false;
      try {
        await post(password);
        return true;
      } catch (error) {
        if (!isApiFailure(error, 'forbidden')) throw error;
      }
    }
  };
}
