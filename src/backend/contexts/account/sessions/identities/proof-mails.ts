/**
 * Mail that a request was promised (202): it is asked for by a job, whose one transaction makes the links and queues the mail. What
 * is rolled back left no link that would hold the next one up, and is tried again.
 */
import * as z from 'zod';
import type { Host } from '../../../../platform/host.ts';
import { personLanguageSchema } from '../../../../platform/http/language/person-language.ts';
import { JobRefused } from '../../../../platform/jobs/job-queue.ts';
import { type TeamDb, teamRows } from '../../../../team-schema.ts';
import { type AccountMail, queueAccountMail } from './account-mail.ts';

const askedMailSchema = z.discriminatedUnion('about', [
  z.object({ about: z.literal('reset'), email: z.string() }),
  z.object({
    about: z.literal('register'),
    email: z.string(),
    language: personLanguageSchema.optional(),
  }),
  z.object({ about: z.literal('verify'), identityId: z.string() }),
  z.object({ about: z.literal('address'), identityId: z.string(), email: z.string() }),
]);
export type AskedMail = z.infer<typeof askedMailSchema>;
type About = AskedMail['about'];

export interface MailMaking {
  readonly now: number;
  /** Links begin with it. */
  readonly publicUrl: string;
}

export type ProofMail = Omit<AccountMail, 'organizationId'>;

/** Makes the links in the transaction, and says which mails take them where; none where none is due. */
export type MakeMails<Of extends About> = (
  db: TeamDb,
  asked: Extract<AskedMail, { readonly about: Of }>,
  making: MailMaking,
) => Promise<readonly ProofMail[]>;

export type MailMakers = { readonly [Of in About]: MakeMails<Of> };

export interface ProofMails {
  /** Asked for when it returns. @param sender by whose mail it leaves */
  ask(sender: string, asked: AskedMail): Promise<void>;
}

const proofMailJob = 'account.proof_mail';
/** Hours, as long as the database takes no writes. */
const maxAttempts = 30;

export function createProofMails(
  { unitOfWork, jobs, mail }: Pick<Host, 'unitOfWork' | 'jobs' | 'mail'>,
  { makers, publicUrl }: { readonly makers: MailMakers; readonly publicUrl: string },
): ProofMails {
  const actorOf = (organizationId: string) => ({ kind: 'system', organizationId, task: 'sign-in' }) as const;

  jobs.handle(proofMailJob, {
    async run({ organizationId, payload }) {
      const asked = askedMailSchema.parse(payload);
      await unitOfWork.write(actorOf(organizationId), async (work) => {
        const making = { now: work.now, publicUrl };
        for (const made of await makeMails(makers, teamRows(work.trx), { asked, making }))
          if (!(await queueAccountMail(mail, work, made)))
            throw new JobRefused('The first organization of the server sends no mail any more.');
      });
    },
  });

  return {
    async ask(sender, asked) {
      await unitOfWork.write(actorOf(sender), async ({ trx, afterCommit }) => {
        await jobs.enqueue(trx, { kind: proofMailJob, organizationId: sender, payload: asked, maxAttempts });
        afterCommit(() => jobs.wake());
      });
    },
  };
}

async function makeMails(
  makers: MailMakers,
  db: TeamDb,
  { asked, making }: { readonly asked: AskedMail; readonly making: MailMaking },
): Promise<readonly ProofMail[]> {
  switch (asked.about) {
    case 'reset':
      return await makers.reset(db, asked, making);
    case 'register':
      return await makers.register(db, asked, making);
    case 'verify':
      return await makers.verify(db, asked, making);
    case 'address':
      return await makers.address(db, asked, making);
  }
}
