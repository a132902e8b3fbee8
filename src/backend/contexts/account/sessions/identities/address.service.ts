/** Another address of a login: it counts once both the one of before and the new one have answered a mail. */
import { inBackground } from '../../../../../contract/background/in-background.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField } from '../../../../platform/http/api-error.ts';
import type { TeamTrx } from '../../../../team-schema.ts';
import { signedOf } from '../sessions.service.ts';
import { inTransaction } from '../team-transaction.ts';
import { addressChangedMail, confirmAddressMail, inLanguageOf } from './account-words.ts';
import {
  beginAddressChange,
  confirmAddressChange,
  findIdentity,
  findIdentityByEmail,
  finishAddressChange,
  type IdentityRow,
  lockIdentity,
} from './identities.repository.ts';
import { endLinks, isLinkDue, type LinkRow, makeLink, takeLink } from './one-time-links.ts';
import {
  loadIdentity,
  type PasswordPorts,
  requirePassword,
  requireSender,
  sendTo,
} from './password.service.ts';
import type { MakeMails } from './proof-mails.ts';

export interface AddressService {
  /** Mails a link to each; answers the same where the new one is of another account, which gets none. */
  change(
    caller: Caller,
    input: { readonly email: string; readonly password: string },
    from: string,
  ): Promise<void>;
  confirm(token: string): Promise<void>;
}

export function createAddressService(ports: PasswordPorts): AddressService {
  const { database, clock } = ports;
  return {
    async change(caller, { email, password }, from) {
      const actor = signedOf(caller);
      const identity = await loadIdentity(ports, actor.session.identityId);
      await requirePassword(ports, actor, { password, address: from });
      if (email === identity.email) throw invalidField('email', 'is your address already');
      const sender = await requireSender(ports);
      await ports.proofMails.ask(sender, { about: 'address', identityId: identity.id, email });
    },

    async confirm(token) {
      const changed = await inTransaction(database, async (trx) => await confirm(trx, token, clock()));
      if (changed !== undefined)
        inBackground(sendTo(ports, changed, addressChangedMail(ports.publicUrl)), 'Mail about an address');
    },
  };
}

export const makeAddressMails: MakeMails<'address'> = async (db, { identityId, email }, making) => {
  const { now, publicUrl } = making;
  await lockIdentity(db, identityId);
  const identity = await findIdentity(db, identityId);
  const isDue = await isLinkDue(db, { purpose: 'old-address', identityId }, now);
  if (identity === undefined || !isDue) return [];
  await beginAddressChange(db, { identityId, email, now });
  const link = { identityId, now };
  const mailTo = async (purpose: 'old-address' | 'new-address', to: string) => {
    const token = await makeLink(db, { ...link, purpose, email: to });
    const words = confirmAddressMail(new URL(`/address#${token}`, publicUrl).href, email);
    return { name: identity.name, email: to, ...inLanguageOf(identity, words) };
  };
  const ofOld = await mailTo('old-address', identity.email);
  const ofNew = await mailTo('new-address', email);
  const isTaken = (await findIdentityByEmail(db, email)) !== undefined;
  return isTaken ? [ofOld] : [ofOld, ofNew];
};

/** The login as it was where both have answered. */
async function confirm(trx: TeamTrx, token: string, now: number): Promise<IdentityRow | undefined> {
  const link = await takeLink(trx, token, { purposes: ['old-address', 'new-address'], now });
  const id = link.identity_id ?? '';
  const change = await confirmAddressChange(trx, id, confirmedBy(link, now));
  const identity = await findIdentity(trx, id);
  if (change === undefined || identity === undefined)
    throw new ApiError('gone', 'This change is over: begin it again.');
  if (change.old_confirmed_at === null || change.new_confirmed_at === null) return undefined;
  if (await findIdentityByEmail(trx, change.email))
    throw new ApiError('conflict', 'This address is of another account by now.');
  await finishAddressChange(trx, change, now);
  await endLinks(trx, id);
  return identity;
}

function confirmedBy({ purpose }: LinkRow, now: number) {
  return purpose === 'old-address' ? { old_confirmed_at: now } : { new_confirmed_at: now };
}
