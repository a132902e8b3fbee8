/**
 * Two pages, or two windows, may show one session. The backend says that a session changed, not by whom: this tells the page's
 * own questions, which it shows already, from those of another page.
 */
import type { Notification } from '../../../src/contract/events.ts';

export type SessionChange =
  /** Somebody else asked in the session that is shown. */
  | { readonly kind: 'asked' }
  | { readonly kind: 'deleted' }
  /** A proposal that is shown is in another state, whoever changed it. */
  | { readonly kind: 'proposal'; readonly id: string };

export class SessionChanges {
  /** Questions of this page that the backend has not told of yet. */
  private readonly own = new Set<string>();
  /** Proposals of the session that is shown. All of an organization are told of: others are of other people. */
  private readonly proposals = new Set<string>();

  /** The same question sent again, after a lost connection, is told of once. */
  ask(messageId: string): void {
    this.own.add(messageId);
  }

  /** Its answer is over, or it was refused: nothing is told of it any more. */
  end(messageId: string): void {
    this.own.delete(messageId);
  }

  /** A proposal is part of what is shown. */
  addProposal(id: string): void {
    this.proposals.add(id);
  }

  /** Another session is shown. */
  clear(): void {
    this.own.clear();
    this.proposals.clear();
  }

  /** Undefined where the page shows it already, or it is about something else. */
  read(notification: Notification, sessionId: string | undefined): SessionChange | undefined {
    if (!('type' in notification)) return undefined;
    const { type, id } = notification;
    if (type === 'proposal.changed') return this.proposals.has(id) ? { kind: 'proposal', id } : undefined;
    if (id !== sessionId) return undefined;
    if (type === 'coach-session.deleted') return { kind: 'deleted' };
    if (type !== 'coach-session.created' && type !== 'coach-session.changed') return undefined;
    const [mine] = this.own;
    if (mine === undefined) return { kind: 'asked' };
    this.own.delete(mine);
    return undefined;
  }
}
