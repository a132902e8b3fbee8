/** Accounts as a person tells them apart; pure. */
import type { AccountFolder } from '../../../connection/accounts/account-folders.ts';
import { readTypedServer } from '../../../connection/accounts/server-address.ts';
import { counted, type Translate } from '../../../pages/words.ts';

type Named = Pick<AccountFolder, 'organizationName' | 'email' | 'host'>;

export interface AccountWords {
  /** Short, of the status bar. */
  readonly label: string;
  /** Organization and server. */
  readonly where: string;
}

export function describeAccount({ organizationName, email, host }: Named): AccountWords {
  const label = `${withoutIcons(organizationName || email)} · ${host}`;
  return { label, where: label };
}

/** The editor draws `$(name)` in a status bar as an icon: a name from a server is text. */
function withoutIcons(name: string): string {
  return name.replaceAll('$(', '$\u200b(');
}

export function describeSignOut(waiting: number, t: Translate): string {
  const detail = t(
    'Windows of this account show nothing until you sign in again. Its records stay on the server.',
  );
  if (waiting === 0) return detail;
  const waits = counted(
    t,
    [
      '{0} change of time is not on the server yet. It stays on this machine and is sent once you sign in again.',
      '{0} changes of time are not on the server yet. They stay on this machine and are sent once you sign in again.',
    ],
    waiting,
  );
  return `${waits} ${detail}`;
}

/** Empty text is no answer yet. */
export function isServerAddress(typed: string): boolean {
  return typed.trim() === '' || readTypedServer(typed) !== undefined;
}

/** As the server's page and its list of sessions call this editor. */
export function describeDevice(host: string, editor: string): string {
  return `${host}, ${editor}`.replace(/\p{C}/gu, '').slice(0, 100);
}

/** For a notification, which reads links in Markdown: code and address have neither brackets nor spaces. */
export function signInLinks({
  userCode,
  urlComplete,
}: {
  readonly userCode: string;
  readonly urlComplete: string;
}) {
  return {
    copy: `command:vireo.copySignInCode?${encodeURIComponent(JSON.stringify([userCode]))}`,
    open: encodeURI(decodeURI(urlComplete)).replaceAll('(', '%28').replaceAll(')', '%29'),
  };
}
