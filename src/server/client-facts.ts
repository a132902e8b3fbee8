/** What the client can do, read once from `initialize`. Everything missing has a plain way round it. */
import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import { type ClientOptions, clientOptionsSchema } from '../contract/lsp-messages.ts';
import type { RuleTexts } from '../contract/rule-texts/rule-texts.ts';
import { isOnDisk, pathOf } from './paths.ts';

export interface ClientFacts {
  /** Asks for diagnostics itself (`textDocument/diagnostic`); the server then pushes none for open documents. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchedFiles: boolean;
  readonly registersCompletion: boolean;
  readonly changesFolders: boolean;
  readonly versionedEdits: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly markdownHover: boolean;
  readonly literalCodeActions: boolean;
  /** Asks for the edit of an action only when it is chosen (`codeAction/resolve`). */
  readonly resolvesEdits: boolean;
  readonly createsFiles: boolean;
  /** Shows an edit before it is applied where the edit asks for that (`needsConfirmation`). */
  readonly annotatesEdits: boolean;
  readonly showsProgress: boolean;
  /** What rules say, in the language of the editor. */
  readonly texts: RuleTexts;
  readonly options: ClientOptions;
  readonly folders: readonly string[];
  readonly initialSettings: unknown;
}

export function readClientFacts(params: InitializeParams, texts: RuleTexts): ClientFacts {
  const { workspace, textDocument } = params.capabilities;
  const options = clientOptionsSchema.safeParse(params.initializationOptions ?? {});
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registersCompletion: textDocument?.completion?.dynamicRegistration === true,
    changesFolders: workspace?.workspaceFolders === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    relatedInformation: offersDiagnosticPart(params.capabilities, 'relatedInformation'),
    codeDescription: offersDiagnosticPart(params.capabilities, 'codeDescriptionSupport'),
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    literalCodeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    resolvesEdits: resolvesEdits(params.capabilities),
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    annotatesEdits: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    texts,
    showsProgress: params.capabilities.window?.workDoneProgress === true,
    options: options.success ? options.data : clientOptionsSchema.parse({}),
    folders: foldersOf(params),
    initialSettings: params.initializationOptions,
  };
}

/** Clients that pull may say what they understand there, or only under `publishDiagnostics`. */
function offersDiagnosticPart(
  { textDocument }: ClientCapabilities,
  part: 'relatedInformation' | 'codeDescriptionSupport',
): boolean {
  return textDocument?.publishDiagnostics?.[part] === true || textDocument?.diagnostic?.[part] === true;
}

/** The action's `data` has to come back, or nobody knows which edit is meant. */
function resolvesEdits({ textDocument }: ClientCapabilities): boolean {
  const { dataSupport, resolveSupport } = textDocument?.codeAction ?? {};
  return dataSupport === true && resolveSupport?.properties.includes('edit') === true;
}

function foldersOf(params: InitializeParams): readonly string[] {
  return foldersOnDisk(params.workspaceFolders ?? (params.rootUri ? [{ uri: params.rootUri }] : []));
}

/** Paths of those that there is a path of: documents of the others are scanned while open, each by itself. */
export function foldersOnDisk(folders: readonly { readonly uri: string }[]): readonly string[] {
  return folders.filter(({ uri }) => isOnDisk(uri)).map(({ uri }) => pathOf(uri));
}
