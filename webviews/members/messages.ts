/**
 * What the page Members & Keys and its host say to each other. Order of play: view `ready` → host `connection`, `content`;
 * acts lead to new content, and `made` shows a key or the link of an invitation, once. What the role of the user may do is
 * the host's to say: the page offers nothing else.
 */
import * as z from 'zod';
import { connectionSchema, readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';
import { roles } from '../../src/domain/authorization.ts';

const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;
const record = { id: z.string(), version: z.number().int() };
const instant = z.string();

const memberSchema = z.object({
  ...record,
  name: z.string(),
  email: z.string().nullable(),
  role: roleSchema,
  /** The most that they may approve at once; null for no limit. */
  approvalLimit: z.object({ minor: z.int(), currency: z.string() }).nullable(),
  /** Made on record. */
  since: instant,
  deactivatedAt: instant.nullable(),
  isMe: z.boolean(),
  /** Another role that may be given, with the one that they have; none where the role stays. */
  offered: z.array(roleSchema),
  /** Others are there, and none of them is administrator. */
  isLastAdministrator: z.boolean(),
  canEnd: z.boolean(),
  canReactivate: z.boolean(),
  canTransfer: z.boolean(),
  canLimit: z.boolean(),
  /** Their second factor, where they lost it. */
  canResetFactor: z.boolean(),
  /** Names of those in which they work, as far as the user sees them; null where their role reaches all. */
  projects: z.array(z.string()).nullable(),
  /** Null where they have no sign-in, or the user may not know. */
  standing: z
    .object({ secondFactor: z.enum(['none', 'app', 'passkey']), lastSeenAt: instant.nullable() })
    .nullable(),
});
export type MemberRow = z.infer<typeof memberSchema>;

const invitationSchema = z.object({
  ...record,
  email: z.string(),
  role: roleSchema,
  state: z.enum(['pending', 'expired']),
  expiresAt: instant,
});
export type InvitationRow = z.infer<typeof invitationSchema>;

const keyRowSchema = z.object({
  ...record,
  name: z.string(),
  prefix: z.string(),
  /** Name of the person; null where it is the organization's own. */
  ownerName: z.string().nullable(),
  isMine: z.boolean(),
  scopes: z.array(z.string()),
  addresses: z.array(z.string()),
  perMinute: z.number().int(),
  state: z.enum(['active', 'ending', 'expired']),
  madeAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  before: z.object({ prefix: z.string(), endsAt: instant }).nullable(),
  /** Requests by day, the last 30 days, today last; empty where they were not asked for. */
  days: z.array(z.number().int()),
  /** Requests by operation in the same days, most of all first. */
  operations: z.array(z.object({ name: z.string(), uses: z.number().int() })),
  canChange: z.boolean(),
});
export type KeyRow = z.infer<typeof keyRowSchema>;

const lookSchema = z.object({
  id: z.string(),
  /** Address of who operates the server. */
  operator: z.string(),
  reason: z.string(),
  endsAt: instant,
});
export type LookRow = z.infer<typeof lookSchema>;

const contentSchema = z.object({
  type: z.literal('content'),
  /** Instant of the answer. */
  now: instant,
  today: z.string(),
  /** People join there; a practice on one machine has one person. */
  isServer: z.boolean(),
  members: z.array(memberSchema),
  /** Who may not look at members of projects is shown none. */
  showsProjects: z.boolean(),
  /** Second factors and last use: for who manages members, on a server. */
  showsStanding: z.boolean(),
  /** Those that are open; null for a user who may not invite. */
  invitations: z.array(invitationSchema).nullable(),
  invitable: z.array(roleSchema),
  /** Of a sign-in; null where nobody signs in. */
  rules: z.object({ requiresSecondFactor: z.boolean(), canChange: z.boolean() }).nullable(),
  /** Operators of the server who look into the organization now: an administrator sees and ends that. */
  looks: z.array(lookSchema),
  keys: z.array(keyRowSchema),
  /** Permissions that a key of the user may have: `time:read`. */
  scopes: z.array(z.string()),
  canMakeKeys: z.boolean(),
  /** Keys of the organization: an administrator's alone. */
  canMakeForOrganization: z.boolean(),
});
export type MembersContent = z.infer<typeof contentSchema>;

export const inviteDraftSchema = z.object({ email: z.string().max(320), role: roleSchema });
export type InviteDraft = z.infer<typeof inviteDraftSchema>;

export const keyDraftSchema = z.object({
  name: z.string().max(200),
  scopes: z.array(z.string().max(60)).max(200),
  /** `2027-06-30`, the last day; empty for never. */
  expiresOn: z.string().max(10),
  isOfOrganization: z.boolean(),
});
export type KeyDraft = z.infer<typeof keyDraftSchema>;

/** Shown once; the page keeps it nowhere. */
const madeSchema = z.object({
  type: z.literal('made'),
  kind: z.enum(['key', 'link']),
  /** Name of the key, or address of who is invited. */
  name: z.string(),
  /** Empty where a mail brings the link. */
  text: z.string(),
  isMailed: z.boolean(),
  until: instant.nullable(),
});
export type Made = z.infer<typeof madeSchema>;

const refusedSchema = z.object({
  type: z.literal('refused'),
  /** `email`, `name`, `scopes`, `expiresOn`; empty for none. */
  field: z.string(),
  text: z.string(),
});
export type Refused = z.infer<typeof refusedSchema>;

/** Host → view. */
export const membersHostMessageSchema = z.discriminatedUnion('type', [
  contentSchema,
  z.object({ type: z.literal('failed'), message: z.string() }),
  madeSchema,
  refusedSchema,
  /** An act is over that did nothing: the user turned away. */
  z.object({ type: z.literal('ended') }),
  connectionSchema,
]);
export type MembersHostMessage = z.infer<typeof membersHostMessageSchema>;

/** View → host. */
export const membersViewMessageSchema = z.discriminatedUnion('type', [
  readySchema,
  viewFailedSchema,
  z.object({ type: z.literal('refresh') }),
  z.object({ type: z.literal('setRole'), ...record, role: roleSchema }),
  /** The host asks what, and whether. */
  z.object({ type: z.literal('more'), ...record }),
  z.object({ type: z.literal('requireSecondFactor'), isRequired: z.boolean() }),
  z.object({ type: z.literal('invite'), draft: inviteDraftSchema }),
  z.object({ type: z.literal('resend'), ...record }),
  z.object({ type: z.literal('revokeInvitation'), ...record }),
  z.object({ type: z.literal('endLook'), id: z.string() }),
  z.object({ type: z.literal('makeKey'), draft: keyDraftSchema }),
  z.object({ type: z.literal('rotate'), ...record }),
  z.object({ type: z.literal('revokeKey'), ...record }),
  /** What was shown once. */
  z.object({ type: z.literal('copy'), text: z.string().max(2_000) }),
]);
export type MembersViewMessage = z.infer<typeof membersViewMessageSchema>;

/** What the view keeps through a reload: never what is shown once. */
export interface MembersViewState {
  readonly invite?: InviteDraft | undefined;
  readonly key?: KeyDraft | undefined;
  readonly selected?: string | undefined;
}
