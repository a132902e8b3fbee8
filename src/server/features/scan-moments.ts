/** Scans at the moments that the user chose: when a document is saved, or when he asks for it. */
import { fileAddressSchema, serverCommands } from '../../contract/lsp-messages.ts';
import type { ServerContext } from '../context.ts';
import { pathOf } from '../paths.ts';

export function registerScanMoments(context: ServerContext): void {
  const { commands, connection, settings, dependencies } = context;
  connection.onDidSaveTextDocument(async ({ textDocument: { uri } }) => {
    dependencies.touched([pathOf(uri)]);
    const { mode } = await settings.for(uri);
    if (mode === 'on-save') scanNow(context, uri);
  });
  commands.set(serverCommands.scanFile, async (argument) =>
    scanNow(context, fileAddressSchema.parse(argument).uri),
  );
}

function scanNow({ documents, moments, analyser, findingsChanged }: ServerContext, uri: string): void {
  const document = documents.find(uri);
  if (document === undefined) return;
  moments.ask(document);
  analyser.scanInFull(document);
  findingsChanged.fire([uri]);
}
