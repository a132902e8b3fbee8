/** What the routes of mail stand on. */
import type { MailPorts } from '../mail-ports.ts';
import type { OpenedMail } from '../open-mail.ts';

export interface AccountsPorts extends MailPorts {
  readonly mail: OpenedMail;
}
