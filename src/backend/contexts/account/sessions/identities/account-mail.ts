/** Mail to a person about their login. What holds a link, or warns, is worth nothing late: it is dropped after an unknown end. */

import type { Host } from '../../../../platform/host.ts';
import type { MailKind } from '../../../../platform/mail/mail.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';

export const accountMailKind: MailKind = {
  name: 'account.sign_in',
  afterUnknownEnd: 'drop',
  holdsSecret: true,
};

export interface AccountMail {
  /** By whose account of mail it goes out. */
  readonly organizationId: string;
  readonly name?: string;
  readonly email: string;
  readonly subject: string;
  readonly text: string;
}

/** False where the organization has set up no mail. */
export type SendAccountMail = (mail: AccountMail) => Promise<boolean>;

export function createAccountMail({ unitOfWork, mail }: Pick<Host, 'unitOfWork' | 'mail'>): SendAccountMail {
  mail.declare(accountMailKind);
  return async ({ organizationId, ...mailed }) => {
    const actor = { kind: 'system', organizationId, task: 'sign-in' } as const;
    return await unitOfWork.write(actor, async (work) => await queueAccountMail(mail, work, mailed));
  };
}

/** In the transaction of its cause. False where the organization of that one has set up no mail. */
export async function queueAccountMail(
  mail: Host['mail'],
  work: Work,
  { name, email, subject, text }: Omit<AccountMail, 'organizationId'>,
): Promise<boolean> {
  if (!(await mail.isSetUp(work.reads))) return false;
  const to = [{ name, address: email }];
  await mail.enqueue(work, { kind: accountMailKind.name, to, subject, text, isAutomatic: true });
  return true;
}

/**
 * Mail of the server itself goes out by the account of its first organization: that of who set the server up. So does every mail
 * that proves an address or opens an account: the administrator of another organization owns what carries its mail, and reads it.
 */
export interface OperatorMail {
  /** The organization by whose account it leaves; undefined where none is set up. */
  find(): Promise<string | undefined>;
  isSetUp(organizationId: string): Promise<boolean>;
}

export function createOperatorMail(
  { reads, mail }: Pick<Host, 'reads' | 'mail'>,
  findFirst: () => Promise<string | undefined>,
): OperatorMail {
  const isSetUp = async (organizationId: string) =>
    await mail.isSetUp(reads({ kind: 'system', organizationId, task: 'sign-in' }));
  return {
    isSetUp,
    async find() {
      const organizationId = await findFirst();
      return organizationId !== undefined && (await isSetUp(organizationId)) ? organizationId : undefined;
    },
  };
}
