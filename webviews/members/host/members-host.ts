/** The host side of the page Members & Keys. What is shown once passes through it, and is kept nowhere. */
import { loadOrFail } from '../../../src/pages/load-or-fail.ts';
import type { DefinePage } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { type MembersHostMessage, type MembersViewMessage, membersViewMessageSchema } from '../messages.ts';
import { makeKey, revokeKey, rotateKey } from './key-acts.ts';
import { loadMembers, membersResources } from './load-members.ts';
import { actOnMember, invite, resend, revokeInvitation, setRole } from './member-acts.ts';
import { endLook, requireSecondFactor } from './sign-in-acts.ts';

export function defineMembers(ports: PagePorts): DefinePage<MembersViewMessage, MembersHostMessage> {
  return (page) => {
    /** Also what was refused may have been seen as it no longer is. */
    const thenFill = async (act: () => Promise<unknown>): Promise<void> => {
      try {
        await act();
      } finally {
        await page.fill();
      }
    };
    const thenShow = (act: () => Promise<MembersHostMessage>) => thenFill(async () => page.send(await act()));
    return {
      incoming: membersViewMessageSchema,
      showsConnection: true,
      watch: membersResources,
      load: () => loadOrFail(ports, 'Members and keys', () => loadMembers(ports)),
      on: {
        ready: () => page.fill(),
        refresh: () => page.fill(),
        setRole: (message) => thenFill(() => setRole(ports, message)),
        more: (message) => thenFill(() => actOnMember(ports, message)),
        requireSecondFactor: (message) => thenFill(() => requireSecondFactor(ports, message)),
        endLook: ({ id }) => thenFill(() => endLook(ports, id)),
        invite: (message) => thenShow(() => invite(ports, message)),
        resend: (message) => thenShow(() => resend(ports, message)),
        revokeInvitation: (message) => thenFill(() => revokeInvitation(ports, message)),
        makeKey: (message) => thenShow(() => makeKey(ports, message)),
        rotate: (message) => thenShow(() => rotateKey(ports, message)),
        revokeKey: (message) => thenFill(() => revokeKey(ports, message)),
        copy: ({ text }) => ports.copy(text),
      },
    };
  };
}
