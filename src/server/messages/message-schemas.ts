/** What clients send, as LSP 3.17 has it: only the fields that the server reads. */
import * as z from 'zod';

/** LSP `uinteger`; as `integer` for versions, which may be negative. */
const uinteger = z.number().int().min(0).max(2_147_483_647);
const version = z.number().int();
const uri = z.string().min(1);
const position = z.object({ line: uinteger, character: uinteger });
const range = z.object({ start: position, end: position });
const document = z.object({ uri });

export const didOpenSchema = z.object({
  textDocument: z.object({ uri, languageId: z.string(), version, text: z.string() }),
});

/** Without a range, the whole text. */
const contentChange = z.object({ range: range.optional(), text: z.string() });

export const didChangeSchema = z.object({
  textDocument: z.object({ uri, version }),
  contentChanges: z.array(contentChange),
});

export const ofDocumentSchema = z.object({ textDocument: document });

export const atPositionSchema = z.object({ textDocument: document, position });

export const codeActionSchema = z.object({
  textDocument: document,
  range,
  context: z.object({ diagnostics: z.array(z.object({ range, message: z.unknown() })) }),
});

export const resolveCodeActionSchema = z.object({ title: z.string() });

export const executeCommandSchema = z.object({
  command: z.string(),
  arguments: z.array(z.unknown()).nullish(),
});

export const watchedFilesSchema = z.object({
  changes: z.array(z.object({ uri, type: z.number().int() })),
});

export const configurationSchema = z.object({ settings: z.unknown() });

export const workspaceDiagnosticSchema = z.object({
  previousResultIds: z.array(z.object({ uri, value: z.string() })),
});
