/** Sign-in of people to a server, and their sessions. Its tables are of the second list: logins, which are of no organization. */
import { inBackground } from '../../../../contract/background/in-background.ts';
import type { Host } from '../../../platform/host.ts';
import { defineSlice } from '../../../platform/slice.ts';
import { confirmationsRoutes } from './confirmations/confirmations.routes.ts';
import { createConfirmationsService } from './confirmations/confirmations.service.ts';
import { devicesRoutes } from './devices/devices.routes.ts';
import { createDevicesService, type DevicesPorts } from './devices/devices.service.ts';
import { helpRoutes } from './help/help.routes.ts';
import { createHelpService, type HelpPorts } from './help/help.service.ts';
import { factorMail } from './identities/account-words.ts';
import { addressRoutes } from './identities/address.routes.ts';
import { createAddressService, makeAddressMails } from './identities/address.service.ts';
import type { IdentityRow } from './identities/identities.repository.ts';
import { identitiesRoutes } from './identities/identities.routes.ts';
import { describeInvitation, type JoinPorts, join } from './identities/join.ts';
import { languageRoutes } from './identities/language.routes.ts';
import { passwordRoutes } from './identities/password.routes.ts';
import {
  createPasswordService,
  makeResetMails,
  makeVerificationMails,
  type PasswordPorts,
  sendTo,
} from './identities/password.service.ts';
import { createProofMails, type MailMakers } from './identities/proof-mails.ts';
import { describeSetUp, type SetUpPorts, setUp } from './identities/set-up.ts';
import { createCodeGuess, createGuess, signIn } from './identities/sign-in.service.ts';
import { noteOpened } from './open-session.ts';
import { createOperatorLooksService } from './operators/operator-looks.service.ts';
import { operatorEvents } from './operators/operators.events.ts';
import { operatorNotices } from './operators/operators.notices.ts';
import { operatorLooksRoutes, operatorsRoutes } from './operators/operators.routes.ts';
import { createOperatorsService, type OperatorPorts } from './operators/operators.service.ts';
import { ownOrganizationsRoutes } from './organizations/own-organizations.routes.ts';
import {
  createOwnOrganizationsService,
  type OwnOrganizationsPorts,
} from './organizations/own-organizations.service.ts';
import { passkeysRoutes } from './passkeys/passkeys.routes.ts';
import { createPasskeysService } from './passkeys/passkeys.service.ts';
import { registrationRoutes } from './registration/registration.routes.ts';
import {
  createRegistrationService,
  makeRegistrationMails,
  type RegistrationPorts,
} from './registration/registration.service.ts';
import { rulesRoutes } from './rules/rules.routes.ts';
import { createRulesService } from './rules/rules.service.ts';
import { giveSecondFactor } from './second-factor/give-second-factor.ts';
import { secondFactorRoutes } from './second-factor/second-factor.routes.ts';
import { createTotpService } from './second-factor/totp.service.ts';
import { sessionsRoutes } from './sessions.routes.ts';
import { createSessionsService, type SessionsPorts } from './sessions.service.ts';
import { standingRoutes } from './standing/standing.routes.ts';

export type SessionsSlicePorts = Omit<
  SessionsPorts & PasswordPorts & DevicesPorts & RegistrationPorts & OwnOrganizationsPorts & HelpPorts,
  'guess' | 'guessCode' | 'proofMails'
> &
  SetUpPorts &
  OperatorPorts &
  JoinPorts & { readonly host: Pick<Host, 'unitOfWork' | 'jobs' | 'mail'> };

const mailMakers: MailMakers = {
  reset: makeResetMails,
  register: makeRegistrationMails,
  verify: makeVerificationMails,
  address: makeAddressMails,
};

export const sessionsSlice = defineSlice({
  name: 'account/sessions',
  tables: [],
  reads: ['organizations', 'users'],
  people: [],
  events: operatorEvents,
  mount({ host, ...given }: SessionsSlicePorts) {
    const { publicUrl, gate } = given;
    const ports = { ...given, proofMails: createProofMails(host, { makers: mailMakers, publicUrl }) };
    const guess = createGuess(ports);
    const onRecovered = (identity: IdentityRow) =>
      inBackground(
        sendTo({ ...ports, guess }, identity, factorMail('recovered', ports.publicUrl)),
        'Mail about a second factor',
      );
    const service = createSessionsService({ ...ports, guess });
    return {
      routes: [
        ...sessionsRoutes(service, ports.tokens),
        ...identitiesRoutes({
          signIn: async (asked) => noteOpened(gate, await signIn(ports, asked)),
          setUp: async (input) => noteOpened(gate, await setUp(ports, input)),
          join: async (input) => noteOpened(gate, await join(ports, input)),
          describeSetUp: async (token) => await describeSetUp(ports, token),
          describeInvitation: async (token) => await describeInvitation(ports, token),
        }),
        ...secondFactorRoutes(
          async (giving) => noteOpened(gate, await giveSecondFactor({ ...ports, onRecovered }, giving)),
          createTotpService({ ...ports, guess, onRecovered }),
        ),
        ...passkeysRoutes(createPasskeysService({ ...ports, guess, onRecovered })),
        ...confirmationsRoutes(createConfirmationsService({ ...ports, guess, onRecovered })),
        ...operatorsRoutes(createOperatorsService(ports)),
        ...operatorLooksRoutes(createOperatorLooksService(ports)),
        ...rulesRoutes(createRulesService({ ...ports, guess })),
        ...standingRoutes(ports),
        ...registrationRoutes(createRegistrationService({ ...ports, guess })),
        ...ownOrganizationsRoutes(createOwnOrganizationsService({ ...ports, guess })),
        ...helpRoutes(createHelpService({ ...ports, guess })),
        ...languageRoutes({ ...ports, unitOfWork: host.unitOfWork }),
        ...addressRoutes(createAddressService({ ...ports, guess })),
        ...devicesRoutes(createDevicesService({ ...ports, guessCode: createCodeGuess(ports) })),
        ...passwordRoutes(createPasswordService({ ...ports, guess })),
      ],
      notices: operatorNotices,
    };
  },
});
