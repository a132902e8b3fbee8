/**
 * What the editor and the language server say to one another beyond LSP itself; docs/lsp.md describes it in prose.
 * Both sides import these constants; no method name is written anywhere else.
 */
import * as z from 'zod';
import { agentFindingSchema } from './findings.ts';

/** A request: the types of its parameters and its answer travel with the constant. */
export interface RequestMessage<Params, Result> {
  readonly method: string;
  readonly types?: (params: Params) => Result;
}

/** A notification: no answer. */
export interface NotificationMessage<Params> {
  readonly method: string;
  readonly types?: (params: Params) => void;
}

/** What the client tells of itself in `initializationOptions`; all of it optional, so that any LSP client works. */
export const clientOptionsSchema = z.object({
  /** The client answers `vireo/askReason`. Otherwise the server offers fixed reasons by `window/showMessageRequest`. */
  askReason: z.boolean().catch(false),
  /** The client wants `vireo/scanStatus`. */
  scanStatus: z.boolean().catch(false),
  /** Commands of `clientCommands` that the client carries out; actions for others are not offered. */
  clientCommands: z.array(z.string()).catch([]),
  /** Who brings agents' findings: the client by `vireo/setFindings`, the server from the local backend, or nobody. */
  findings: z.enum(['client', 'backend', 'none']).catch('backend'),
});
export type ClientOptions = z.infer<typeof clientOptionsSchema>;

/** Commands that the server runs (`workspace/executeCommand`). */
export const serverCommands = {
  /** Argument: `FindingAddress`. Asks for a reason, then writes the comment that sets the finding aside. */
  suppress: 'vireo.server.suppressFinding',
} as const;

/** Commands that the client runs when a code action of ours names them. */
export const clientCommands = {
  /** Argument: `FindingAddress`. Shows the answer of `explainMessage`. */
  explain: 'vireo.explainFinding',
  /** Arguments: `{ id }` of an agent's finding. */
  accept: 'vireo.acceptFinding',
  dismiss: 'vireo.dismissFinding',
} as const;

export const findingAddressSchema = z.object({ uri: z.string(), fingerprint: z.string() });
/** Names a finding in a document. */
export type FindingAddress = z.infer<typeof findingAddressSchema>;

export const explainParamsSchema = z.union([findingAddressSchema, z.object({ ruleId: z.string() })]);
export type ExplainParams = z.infer<typeof explainParamsSchema>;

/** A finding, or a rule, told at length. */
export interface Explanation {
  readonly title: string;
  readonly markdown: string;
}

/** Client → server. Null when no such finding or rule is known (any more). */
export const explainMessage: RequestMessage<ExplainParams, Explanation | null> = {
  method: '$/vireo/explain',
};

export const setFindingsParamsSchema = z.object({
  /** Folder whose agents' findings these are, all of them: what is not in the list is gone. */
  folder: z.string(),
  findings: z.array(agentFindingSchema),
});
export type SetFindingsParams = z.infer<typeof setFindingsParamsSchema>;

/** Client → server: the findings of agents and team mates, anew after each change. */
export const setFindingsMessage: NotificationMessage<SetFindingsParams> = { method: 'vireo/setFindings' };

export interface AskReasonParams {
  readonly uri: string;
  readonly ruleId: string;
  readonly title: string;
}

/** The client's answer; null when the user gave none. */
export const askReasonResultSchema = z.object({ reason: z.string().nullable() });
export type AskReasonResult = z.infer<typeof askReasonResultSchema>;

/** Server → client: why is this finding set aside? */
export const askReasonMessage: RequestMessage<AskReasonParams, AskReasonResult> = {
  method: 'vireo/askReason',
};

export interface ScanStatusParams {
  readonly uri: string;
  readonly version: number;
  /** Something of the document was left unread; `notes` say what. */
  readonly partial: boolean;
  readonly notes: readonly string[];
  readonly findingCount: number;
}

/** Server → client after each scan of an open document: feeds the editor's language status. */
export const scanStatusMessage: NotificationMessage<ScanStatusParams> = { method: 'vireo/scanStatus' };
