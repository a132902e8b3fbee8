/** The step-up of a server by a passkey: the person answers in a browser, since an editor has none. */
import type {
  AskedConfirmation,
  Confirm,
  ConfirmByBrowser,
  ConfirmByPassword,
} from '../../../api-client/index.ts';
import type { Translate } from '../../../pages/words.ts';

export interface BrowserPorts {
  readonly t: Translate;
  /** By what; undefined when the user turned away. */
  readonly chooseWay: () => PromiseLike<'passkey' | 'password' | undefined>;
  readonly byPassword: ConfirmByPassword;
  /** Whether an address is that of the server that this window is signed in to: no page of another is opened. */
  readonly isOfServer: (url: string) => boolean;
  /** False where it was not opened, and the user turned away. */
  readonly open: (url: string) => PromiseLike<boolean>;
  /** Shows the code until `wait` has an answer; `wait` ends early where the user cancels. */
  readonly showWaiting: <T>(
    asked: AskedConfirmation,
    wait: (isCancelled: () => boolean) => Promise<T>,
  ) => PromiseLike<T>;
  readonly pause: () => PromiseLike<unknown>;
  /** Milliseconds, of a clock that nobody sets. */
  readonly now: () => number;
  readonly tellNotConfirmed: (state: 'denied' | 'expired') => void;
}

/** Of an account without a passkey, and of a server that takes none, the password is asked at once. */
export function confirmInBrowser(ports: BrowserPorts): Confirm {
  return async (post, byBrowser) => {
    const way = (await hasPasskey(byBrowser)) ? await ports.chooseWay() : 'password';
    if (way === undefined) return false;
    return way === 'password' ? await ports.byPassword(post) : await waitForBrowser(ports, byBrowser);
  };
}

/** A help alone: where it cannot be read, the password is asked. */
async function hasPasskey(byBrowser: ConfirmByBrowser): Promise<boolean> {
  try {
    return await byBrowser.hasPasskey();
  } catch {
    return false;
  }
}

/** What a server gives a browser, counted here: the clocks of two machines differ, and it may not answer at the end. */
const lastsMs = 5 * 60_000;

type State = Awaited<ReturnType<ConfirmByBrowser['find']>>;
const isOver = (state: State): boolean => state !== 'pending' && state !== 'unknown';

async function waitForBrowser(ports: BrowserPorts, byBrowser: ConfirmByBrowser): Promise<boolean> {
  const asked = await byBrowser.ask();
  if (!ports.isOfServer(asked.url))
    throw new Error(ports.t('The server named a page of another host: it was not opened.'));
  if (!(await ports.open(asked.url))) return false;
  const until = ports.now() + lastsMs;
  const state = await ports.showWaiting(asked, async (isCancelled) => {
    for (;;) {
      const found = await byBrowser.find(asked.id);
      if (isOver(found) || isCancelled()) return found;
      if (ports.now() >= until) return 'expired';
      await ports.pause();
    }
  });
  if (state === 'denied' || state === 'expired') ports.tellNotConfirmed(state);
  return state === 'confirmed';
}
