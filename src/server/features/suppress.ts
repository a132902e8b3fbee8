/**
 * Sets a finding aside: asks the client for the reason, then writes the comment that holds it, where one can stand. A
 * suppression without a reason does not exist.
 */
import { type FindingAddress, findingAddressSchema, serverCommands } from '../../contract/lsp-messages.ts';
import { applyOrTell } from '../apply-edit.ts';
import type { ServerContext } from '../context.ts';
import { findAddressed } from '../findings/addressed-finding.ts';
import { askReason } from '../reasons.ts';
import { showMessage } from '../show-message.ts';
import { editOf } from '../workspace-edits.ts';

export function registerSuppress(context: ServerContext): void {
  context.commands.set(serverCommands.suppress, (argument) =>
    suppress(context, findingAddressSchema.parse(argument)),
  );
}

const gone = 'This finding no longer exists, so there is nothing to suppress.';
const impossible =
  'No comment can stand here that sets this finding aside and nothing else: suppress it in the file, which writes .vireo.yml.';

async function suppress(context: ServerContext, address: FindingAddress): Promise<void> {
  const asked = await findAddressed(context, address);
  if (asked === undefined) return showMessage(context, gone);
  // Asked before the reason is: nobody is to write one for nothing.
  if (!(await context.suppressions.isPossible(asked.document, asked.finding)))
    return showMessage(context, impossible);
  const reason = await askReason(context, {
    uri: address.uri,
    ruleId: asked.finding.ruleId,
    title: asked.title,
    by: 'comment',
  });
  if (reason === undefined) return;
  // The document may have been edited while the question stood.
  const present = await findAddressed(context, address);
  if (present === undefined) return showMessage(context, gone);
  const { document, finding } = present;
  const edit = await context.suppressions.edit(document, finding, reason);
  if (edit === undefined) return showMessage(context, impossible);
  const { startOffset, endOffset, newText } = edit;
  const range = { start: document.positionAt(startOffset), end: document.positionAt(endOffset) };
  await applyOrTell(context, { edit: editOf(context, document, [{ range, newText }]) });
}
