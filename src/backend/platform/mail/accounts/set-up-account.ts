/**
 * Setting an account up: it is tried as it would be, and stored once its server took the test mail. What fails leaves nothing
 * behind, neither an account nor a password, and changes none that is there.
 */
import { describeMailFault } from '../../../../domain/mail/fault-sentences.ts';
import type { Caller } from '../../http/actor.ts';
import { ApiError, invalidField } from '../../http/api-error.ts';
import type { SignIn } from '../transport/mail-transport.ts';
import { isOtherSignIn, requireNamed, settingsOf } from './account-input.ts';
import { toAccount } from './account-record.ts';
import type { AccountsPorts } from './accounts.ports.ts';
import type { AccountRow } from './accounts.repository.ts';
import type { AccountSetUp, SetUpAccount } from './accounts.schema.ts';
import { requireNoDemo, tryAccount } from './send-test-mail.ts';
import { changeWithin, createWithin, draftAccount } from './write-account.ts';

/** `before`: the account that is edited. */
export async function setUpAccount(
  ports: AccountsPorts,
  { actor }: Caller,
  { input, before }: { readonly input: SetUpAccount; readonly before: AccountRow | undefined },
): Promise<AccountSetUp> {
  const { organizationId } = actor;
  const settings = settingsOf(input);
  await requireNamed(ports.outbound, settings);
  const { isDefault } = input;
  const made = { id: before?.id ?? input.id, organizationId, settings, isDefault, testedAt: null };
  const draft = draftAccount(made, ports.clock());
  await requireNoDemo(ports, draft);
  const found = await findSecret(ports, draft, { given: input.password, before });
  const end = await tryAccount(ports, draft, { to: input.testTo ?? draft.address, signIn: found });
  if (end.fault !== null) {
    const message = describeMailFault(end.fault, draft);
    return { ok: false, ...end, response: end.response ?? null, message, account: null, released: 0 };
  }
  const row = await ports.unitOfWork.write(actor, async (work) => {
    if (before === undefined)
      return (await createWithin(work, { ...made, id: draft.id, testedAt: work.now })).row;
    const becomes = isDefault ?? before.is_default === 1;
    return await changeWithin(work, before, { settings, isDefault: becomes, testedAt: work.now });
  });
  const released = await keepSecret(ports, row, { given: input.password, before });
  const account = toAccount(row, ports.mail.accountSecrets);
  return { ok: true, fault: null, message: null, response: end.response ?? null, account, released };
}

interface Secret {
  readonly given: string | undefined;
  readonly before: AccountRow | undefined;
}

/** What was given for another server, another encryption or another user is not found, and asked for again. */
async function findSecret(
  { mail }: AccountsPorts,
  draft: AccountRow,
  { given, before }: Secret,
): Promise<SignIn> {
  const { sign_in: kind, username } = draft;
  if (given !== undefined && kind !== 'password')
    throw invalidField('password', 'is not what this account signs in with');
  if (given !== undefined) return { kind: 'password', username, password: given };
  const found = await mail.findSignIn.find(draft);
  if ('signIn' in found) return found.signIn;
  if ('later' in found)
    throw new ApiError('unavailable', 'The provider does not answer the sign-in. Try again later.');
  if (kind === 'xoauth2')
    throw invalidField('signIn', 'is done at the provider: store the account, then sign in');
  const isOther = before !== undefined && isOtherSignIn(before, draft);
  throw invalidField(
    'password',
    isOther ? 'is needed again: it was given for another server, encryption or user name' : 'is needed',
  );
}

async function keepSecret(
  { mail }: AccountsPorts,
  row: AccountRow,
  { given, before }: Secret,
): Promise<number> {
  if (before !== undefined && isOtherSignIn(before, row)) await mail.accountSecrets.remove(before);
  if (given !== undefined) await mail.accountSecrets.put(row, given);
  return await mail.release(row.organization_id);
}
