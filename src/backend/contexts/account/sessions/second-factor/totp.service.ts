/** Setting a second factor up and removing it. Each asks for the password itself, and is announced by mail. */
import { inBackground } from '../../../../../contract/background/in-background.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import { outlineCode } from '../../../../platform/text/qr-outline.ts';
import { type FactorChange, factorMail } from '../identities/account-words.ts';
import type { IdentityRow } from '../identities/identities.repository.ts';
import { loadIdentity, requirePassword, sendTo } from '../identities/password.service.ts';
import { countFactors, requiresSecondFactor } from '../rules/rules.repository.ts';
import { requireFactorLeft, requireOwnFactor } from '../rules/second-factor-needed.ts';
import { type Signed, signedOf } from '../sessions.service.ts';
import { claimStep, endChallenges } from './challenges.repository.ts';
import { noteFactor } from './note-factor.ts';
import { type FactorPorts, type FactorProof, requireFactorProof } from './prove-factor.ts';
import type { RecoveryCodes, TotpBegun, TotpState } from './second-factor.schema.ts';
import { withoutSpaces } from './typed-codes.ts';

export interface TotpService {
  state(caller: Caller): Promise<TotpState>;
  /** A new secret; it counts once a code of it was confirmed. */
  begin(caller: Caller, password: string, address: string): Promise<TotpBegun>;
  confirm(caller: Caller, code: string, address: string): Promise<RecoveryCodes>;
  /** Those of before open nothing any more. */
  renewCodes(caller: Caller, proof: PasswordAndFactor): Promise<RecoveryCodes>;
  remove(caller: Caller, proof: PasswordAndFactor): Promise<void>;
}

export interface PasswordAndFactor extends FactorProof {
  readonly password: string;
}

interface Asking {
  readonly actor: Signed;
  readonly identity: IdentityRow;
}

export function createTotpService(ports: FactorPorts): TotpService {
  const { database, library } = ports;
  const { secondFactor } = library;

  async function askingOf(caller: Caller): Promise<Asking> {
    const actor = signedOf(caller);
    return { actor, identity: await loadIdentity(ports, actor.session.identityId) };
  }

  async function provenBy(caller: Caller, password: string, address: string): Promise<Asking> {
    const { actor, identity } = await askingOf(caller);
    await requirePassword(ports, actor, { password, address });
    return { actor, identity };
  }

  const announce = (identity: IdentityRow, what: FactorChange) =>
    inBackground(sendTo(ports, identity, factorMail(what, ports.publicUrl)), 'Mail about a second factor');

  return {
    async state(caller) {
      const { actor, identity } = await askingOf(caller);
      const isOn = identity.two_factor_enabled === 1;
      const left = isOn ? await secondFactor.recoveryCodes(identity.id) : undefined;
      const isRequired = await requiresSecondFactor(database.query, actor.organizationId);
      return { isOn, isRequired, recoveryCodesLeft: left?.length ?? 0 };
    },

    async begin(caller, password, address) {
      const { actor, identity } = await provenBy(caller, password, address);
      await requireOwnFactor(database.query, actor.session);
      const uri = await secondFactor.begin(identity.id, password);
      if (uri === undefined) throw alreadyOn();
      return { uri, secret: new URL(uri).searchParams.get('secret') ?? '', qrCode: outlineCode(uri) };
    },

    async confirm(caller, code, address) {
      const { actor, identity } = await askingOf(caller);
      if (identity.two_factor_enabled === 1) throw alreadyOn();
      await requireOwnFactor(database.query, actor.session);
      const isFirst = (await countFactors(database.query, identity.id)) === 0;
      const step = await ports.guess(actor, address, async () =>
        secondFactor.findStep(identity.id, withoutSpaces(code)),
      );
      if (step === undefined)
        throw new ApiError('forbidden', 'This code is not right. Type the one that the app shows now.');
      await claimStep(database.query, identity.id, step);
      await noteFactor(ports, actor.session, { isFirst });
      announce(identity, 'setUp');
      return { recoveryCodes: [...((await secondFactor.recoveryCodes(identity.id)) ?? [])] };
    },

    async renewCodes(caller, { password, ...proof }) {
      const { actor, identity } = await provenBy(caller, password, proof.origin.address);
      requireOn(identity);
      await requireOwnFactor(database.query, actor.session);
      await requireFactorProof(ports, identity, proof);
      const recoveryCodes = [...(await secondFactor.renewRecoveryCodes(identity.id, password))];
      announce(identity, 'newCodes');
      return { recoveryCodes };
    },

    async remove(caller, { password, ...proof }) {
      const { actor, identity } = await provenBy(caller, password, proof.origin.address);
      requireOn(identity);
      await requireFactorLeft(database.query, actor.session);
      await requireFactorProof(ports, identity, proof);
      await secondFactor.remove(identity.id, password);
      await endChallenges(database.query, identity.id);
      announce(identity, 'removed');
    },
  };
}

const alreadyOn = () =>
  new ApiError('state_forbids', 'Your account has an authenticator app: remove it first.');

/** @throws ApiError `state_forbids` */
function requireOn({ two_factor_enabled }: IdentityRow): void {
  if (two_factor_enabled !== 1)
    throw new ApiError('state_forbids', 'Your account has no authenticator app: set one up first.');
}
