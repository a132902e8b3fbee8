/**
 * What the editor and the language server say to one another beyond LSP itself; docs/lsp.md describes it in prose.
 * Both sides import these constants; no method name is written anywhere else.
 */
import * as z from 'zod';
import { agentFindingSchema, type findingCategorySchema, type severitySchema } from './findings.ts';

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
  /** The client saves a file that an edit of ours changed, when it is told `vireo/save`. */
  savesFiles: z.boolean().catch(false),
  /** The client asks `workspace/diagnostic` when its user wants that, whatever the capability says. */
  asksForWorkspace: z.boolean().catch(false),
  /** False: the user does not trust the workspace. What lies in it governs nothing until `vireo/trust`. */
  trusted: z.boolean().catch(true),
  /** The client wants `vireo/goneFindings`. */
  goneFindings: z.boolean().catch(false),
  /** The client wants `vireo/workspaceScan`. */
  workspaceScanStatus: z.boolean().catch(false),
});
export type ClientOptions = z.infer<typeof clientOptionsSchema>;

/** Commands that the server runs (`workspace/executeCommand`). */
export const serverCommands = {
  /** Argument: `FindingAddress`. Asks for a reason, then writes the comment that sets the finding aside. */
  suppress: 'vireo.server.suppressFinding',
  /** Argument: `FindingAddress`. Asks for a reason, then adds the rule and this file to `ignore` in .vireo.yml. */
  suppressInFile: 'vireo.server.suppressInFile',
  /** Argument: `FindingAddress`. The same for the rule everywhere. */
  suppressInWorkspace: 'vireo.server.suppressInWorkspace',
  /** Argument: `RuleAddress`. Scans the workspace and hands the client one edit that mends all findings of the rule. */
  fixAllInWorkspace: 'vireo.server.fixAllInWorkspace',
  /** Argument: `{ uri }` of an open document, to be scanned now whatever `vireo.scan.mode` says. */
  scanFile: 'vireo.server.scanFile',
} as const;

/** Commands that the client runs when a code action of ours names them. */
export const clientCommands = {
  /** Argument: `FindingAddress`. Shows the answer of `explainMessage` (explanation.ts). */
  explain: 'vireo.explainFinding',
  /** Arguments: `{ id }` of an agent's finding. */
  confirm: 'vireo.confirmFinding',
  dismiss: 'vireo.dismissFinding',
  /** Argument: `FixedFile`. Comes with the edit of a fix, which is applied before. */
  noteFix: 'vireo.noteFix',
} as const;

/** A file that a fix of ours changed, and its version when the fix was made; null where it was not open. */
export const fixedFileSchema = z.object({ uri: z.string(), version: z.number().int().nullable() });
export type FixedFile = z.infer<typeof fixedFileSchema>;

export const findingAddressSchema = z.object({ uri: z.string(), fingerprint: z.string() });
/** Names a finding in a document. */
export type FindingAddress = z.infer<typeof findingAddressSchema>;

/** What the `data` of each of our diagnostics holds. */
export interface FindingData {
  readonly fingerprint: string;
  /** Errors are critical or high, and so on: the five steps show in no squiggle. */
  readonly severity: z.infer<typeof severitySchema>;
  readonly category: z.infer<typeof findingCategorySchema>;
  /** CWE numbers: what it is a kind of, finer than the category. */
  readonly cwe: readonly number[];
  /** Not known to the baseline; undefined where there is none. */
  readonly isNew?: boolean;
  /** A fix of ours exists. */
  readonly fixable: boolean;
  /** The record of an agent's finding. */
  readonly id?: string;
  /** The message as it is kept, in English; there where the diagnostic's own is translated. */
  readonly message?: string;
}

export const ruleAddressSchema = z.object({ ruleId: z.string() });
/** Names a rule. */
export type RuleAddress = z.infer<typeof ruleAddressSchema>;

export const fileAddressSchema = z.object({ uri: z.string() });
/** Names a document. */
export type FileAddress = z.infer<typeof fileAddressSchema>;

export const setFindingsParamsSchema = z.object({
  /** Folder whose agents' findings these are, all of them: what is not in the list is gone. */
  folder: z.string(),
  findings: z.array(agentFindingSchema),
});
export type SetFindingsParams = z.infer<typeof setFindingsParamsSchema>;

/** Client → server: the findings of agents and team mates, anew after each change. */
export const setFindingsMessage: NotificationMessage<SetFindingsParams> = { method: 'vireo/setFindings' };

/** Client → server: the user trusts the workspace from now on. */
export const trustMessage: NotificationMessage<undefined> = { method: 'vireo/trust' };

export const showDocumentParamsSchema = z.object({ uri: z.string(), isShown: z.boolean() });
export type ShowDocumentParams = z.infer<typeof showDocumentParamsSchema>;

/**
 * An editor may hold a document open long after its last tab has closed, and asks for no diagnostics of it then: the server
 * pushes the findings on record as if it was closed, until it is shown again.
 */
export const showDocumentMessage: NotificationMessage<ShowDocumentParams> = { method: 'vireo/showDocument' };

export interface GoneFindingsParams {
  readonly uri: string;
  /** Records of this file whose code reads nowhere in it any more, all of them; empty once none is. */
  readonly ids: readonly string[];
}

/** Server → client: which of the findings that the client sent are shown nowhere, since their code is gone. */
export const goneFindingsMessage: NotificationMessage<GoneFindingsParams> = { method: 'vireo/goneFindings' };

export interface AskReasonParams {
  readonly uri: string;
  readonly ruleId: string;
  readonly title: string;
  /** Where the reason is written: into the code, or into `.vireo.yml` for the file or the workspace. */
  readonly by: 'comment' | 'file' | 'workspace';
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

/** Server → client: an edit of this file was applied and counts once it is on disk. */
export const saveMessage: NotificationMessage<FileAddress> = { method: 'vireo/save' };

export interface FixedFilesParams {
  readonly files: readonly FixedFile[];
}

/** Server → client that saves files: fixes of ours were applied in these. */
export const fixedFilesMessage: NotificationMessage<FixedFilesParams> = { method: 'vireo/fixed' };

export interface WorkspaceScanParams {
  /** Files read so far, and to be read; `total` is 0 until they are found. */
  readonly done: number;
  readonly total: number;
  /** Findings and files that have some, so far. */
  readonly findings: number;
  readonly files: number;
  /** Files whose results an earlier scan had; 0 until it is done. */
  readonly cached: number;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  /** What the user should know of the scan, in sentences: what a limit left out. */
  readonly notes: readonly string[];
}

/** Server → client while `workspace/diagnostic` is answered. */
export const workspaceScanMessage: NotificationMessage<WorkspaceScanParams> = {
  method: 'vireo/workspaceScan',
};
