/** As what a person is invited, in the languages of invitations. */
import type { Role } from '../../../../domain/authorization.ts';

interface Words {
  readonly en: string;
  readonly de: string;
}

export const rolesAsInvited: Readonly<Record<Role, Words>> = {
  org_admin: { en: 'an administrator', de: 'Administrator' },
  user: { en: 'a developer', de: 'Entwickler' },
  viewer: { en: 'a viewer', de: 'Betrachter' },
  support_agent: { en: 'a support agent', de: 'Support-Mitarbeiter' },
  billing_admin: { en: 'a billing administrator', de: 'Rechnungsverwalter' },
  approver: { en: 'an approver', de: 'Genehmiger' },
  client: { en: 'a client', de: 'Kunde' },
  super_admin: { en: 'an operator', de: 'Betreiber' },
};
