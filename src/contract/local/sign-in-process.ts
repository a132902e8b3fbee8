/**
 * What dist/proxy.js is asked with `--sign-in`: one line of JSON on its standard input, which stays open for as long as a person
 * waits. It answers with lines of JSON. Tokens cross neither of them: that process alone reads and writes account.json.
 */
import * as z from 'zod';
import { sessionKeyPattern } from './session-key.ts';

export const signInArgument = '--sign-in';

const text = z.string().min(1);
/** Where there is one, account.json is sealed by it. */
const sealKey = z.string().regex(sessionKeyPattern).optional();

export const signInRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sign-in'),
    /** As a person typed it. */
    server: text,
    /** What the server's page and its list of sessions call this one. */
    device: text.max(100),
    deviceKind: z.enum(['cli', 'editor']),
    /** The user's own data folder: accounts lie below it. */
    own: text,
    sealKey,
  }),
  z.strictObject({ kind: z.literal('sign-out'), directory: text, sealKey }),
]);
export type SignInRequest = z.infer<typeof signInRequestSchema>;

export const signInFailures = [
  'address',
  'unreachable',
  'not_vireo',
  'server_newer',
  'server_older',
  'refused',
  'expired',
  'folder',
  'cancelled',
] as const;
export type SignInFailure = (typeof signInFailures)[number];

const codeSchema = z.object({
  userCode: z.string(),
  /** Without the code: a person types that one. */
  url: z.string(),
  urlComplete: z.string(),
  host: z.string(),
  /** Epoch milliseconds. */
  expiresAt: z.number(),
});
export type SignInCode = z.infer<typeof codeSchema>;

const signedInSchema = z.object({
  name: z.string(),
  directory: z.string(),
  host: z.string(),
  organizationName: z.string(),
  email: z.string(),
});
export type SignedInAccount = z.infer<typeof signedInSchema>;

/** `endedOnServer`: false where the server was not reached; its session ends by itself then. */
const signedOutSchema = z.object({ endedOnServer: z.boolean() });
export type SignedOut = z.infer<typeof signedOutSchema>;

export const signInLineSchema = z.union([
  z.object({ code: codeSchema }),
  z.object({ signedIn: signedInSchema }),
  z.object({ signedOut: signedOutSchema }),
  z.object({ failed: z.object({ code: z.enum(signInFailures), message: z.string() }) }),
]);
export type SignInLine = z.infer<typeof signInLineSchema>;
