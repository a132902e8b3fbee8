/** A mail of the outbox: where it stands, and what an attempt to send it makes of that. */

/**
 * `waiting_for_password`: no attempt is counted until it is handed over. `refused`: certainly not sent. `may_have_been_sent`:
 * the end of an attempt is unknown, and a person decides. `dropped`: it no longer holds, or a person took it out.
 */
export const mailStates = [
  'queued',
  'sending',
  'waiting_for_password',
  'sent',
  'refused',
  'may_have_been_sent',
  'dropped',
] as const;
export type MailState = (typeof mailStates)[number];

/** What follows an unknown end: a person decides, it is sent once more with the same Message-ID, or it is dropped. */
export const afterUnknownEnds = ['ask', 'once_more', 'drop'] as const;
export type AfterUnknownEnd = (typeof afterUnknownEnds)[number];

export const mailFaults = [
  'name_not_found',
  'connection_refused',
  'connection_lost',
  'timed_out',
  'not_allowed',
  'tls_missing',
  'tls_failed',
  'certificate_invalid',
  'password_missing',
  'sign_in_refused',
  'sign_in_unsupported',
  'sender_refused',
  'recipients_refused',
  'message_refused',
  'message_missing',
  'later',
  'daily_limit',
  'not_yet',
  'resting',
  'rights_missing',
] as const;
export type MailFault = (typeof mailFaults)[number];

/** Why a mail was dropped. */
export const dropReasons = ['by_person', 'no_longer_holds', 'not_reachable', 'unknown_end'] as const;
export type DropReason = (typeof dropReasons)[number];

/** How one attempt ended. */
export type AttemptEnd =
  /** A 2xx after the final dot, and nothing else. */
  | { readonly end: 'accepted' }
  /** Certainly not sent: an error before the message began, or an answer that refuses it; `isPermanent` for a 5xx. */
  | { readonly end: 'failed'; readonly fault: MailFault; readonly isPermanent: boolean }
  /** The connection ended after the message began, without an answer to it. */
  | { readonly end: 'unknown'; readonly fault: MailFault }
  /** Nothing was sent, since the process is ending. */
  | { readonly end: 'stopped' }
  /** The process died before the message could begin. */
  | { readonly end: 'not_begun' };

export interface Attempted {
  readonly afterUnknownEnd: AfterUnknownEnd;
  /** With this one; from 1. */
  readonly attempts: number;
  /** Of the attempts before this one. */
  readonly unknownEnds: number;
  /** Since its first attempt began. */
  readonly triedForMs: number;
}

export type NextStep =
  | { readonly state: 'sent' }
  | { readonly state: 'refused' | 'may_have_been_sent' | 'waiting_for_password' }
  | { readonly state: 'dropped'; readonly why: DropReason }
  /** `isCounted`: the attempt was one. */
  | { readonly state: 'queued'; readonly inMs: number; readonly isCounted: boolean };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Greylisting lets a mail pass after some minutes; a server that is down is for hours. */
const delaysMs = [1, 5, 15, 30, 60, 120, 240].map((minutes) => minutes * minuteMs);
/** As servers themselves do (RFC 5321 §4.5.4.1). */
export const longestTryMs = 4 * 24 * hourMs;

/** What this machine's own network causes: it may be away for weeks, and a mail is not refused by that. */
const ownNetwork: ReadonlySet<MailFault> = new Set(['name_not_found', 'connection_refused', 'timed_out']);

/** How long a mail waits after its attempt with this number, from 1. */
export function retryDelayMs(attempts: number): number {
  return delaysMs[Math.min(attempts, delaysMs.length) - 1] ?? minuteMs;
}

export function afterAttempt(attempted: Attempted, end: AttemptEnd): NextStep {
  switch (end.end) {
    case 'accepted':
      return { state: 'sent' };
    case 'stopped':
      return { state: 'queued', inMs: 0, isCounted: false };
    case 'not_begun':
      // Counted: by its number a late word of the dead process is not taken for one of the next attempt.
      return { state: 'queued', inMs: 0, isCounted: true };
    case 'unknown':
      return afterUnknown(attempted);
    case 'failed':
      return afterFailure(attempted, end);
  }
}

function afterUnknown({ afterUnknownEnd, attempts, unknownEnds }: Attempted): NextStep {
  if (afterUnknownEnd === 'drop') return { state: 'dropped', why: 'unknown_end' };
  if (afterUnknownEnd === 'once_more' && unknownEnds === 0) {
    return { state: 'queued', inMs: retryDelayMs(attempts), isCounted: true };
  }
  return { state: 'may_have_been_sent' };
}

function afterFailure(
  { attempts, unknownEnds, triedForMs }: Attempted,
  { fault, isPermanent }: Extract<AttemptEnd, { end: 'failed' }>,
): NextStep {
  // Another password helps, and another attempt with this one may lock the account.
  if (fault === 'sign_in_refused' && isPermanent) return { state: 'waiting_for_password' };
  const isOver = isPermanent || (triedForMs >= longestTryMs && !ownNetwork.has(fault));
  if (!isOver) return { state: 'queued', inMs: retryDelayMs(attempts), isCounted: true };
  // That this attempt failed says nothing of the one before it whose end is unknown.
  return { state: unknownEnds > 0 ? 'may_have_been_sent' : 'refused' };
}

/** What a person may do about it. */
export function maySendAgain(state: MailState): boolean {
  return state === 'may_have_been_sent' || state === 'refused';
}

/** It waits for nothing that comes by itself: all mail rests, or its sender may no longer send it. */
export function mayRelease(state: MailState, fault: MailFault | null): boolean {
  return state === 'queued' && (fault === 'resting' || fault === 'rights_missing');
}

/** Not while it is being sent, nor once it was. */
export function mayDrop(state: MailState): boolean {
  return state !== 'sending' && state !== 'sent' && state !== 'dropped';
}
