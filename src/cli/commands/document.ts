/** `vireo document`: planning documents of projects. */
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { documentStates, documentTypes } from '../../domain/documents/document.ts';
import { type BackendOptions, withBackendOptions } from '../backend/backend-options.ts';
import type {
  AddDocumentOptions,
  CommentOptions,
  DiffOptions,
  EditDocumentOptions,
  ExportDocumentOptions,
  ListDocumentOptions,
  OutputOptions,
} from '../document/document-options.ts';
import type { CliIo } from '../io.ts';

const help = `
A DOCUMENT is its title, or the ID that "list" shows. Each change of its text is a new version. A document goes from draft
to in review to approved; a new text is a draft again.

Exit codes: 0 done, 1 "diff" found a difference, 2 wrong usage, or it was refused.

Examples:
  vireo document add "Charter" --project api --type charter --file charter.md
  vireo document list --project api
  vireo document edit charter --file charter.md
  vireo document submit charter
  vireo document send-back charter "Who pays for the hosting?"
  vireo document diff charter --from 1 --words
  vireo document comment charter "Which region?" --on "hosted in the EU"
  vireo document export charter --format pdf --output charter.pdf`;

const load = () => import('../document/run-document.ts');
const loadTexts = () => import('../document/run-texts.ts');
const one = new Argument('<DOCUMENT>', 'title or ID');

export function createDocumentCommand(io: CliIo): Command {
  const command = new Command('document').description('planning documents: versions, approval, export');
  for (const create of [
    createList,
    createShow,
    createAdd,
    createEdit,
    createSubmit,
    createWithdraw,
    createApprove,
    createSendBack,
    createHistory,
    createDiff,
    createComments,
    createComment,
    createExport,
    createDelete,
    createRestore,
  ]) {
    command.addCommand(withBackendOptions(create(io)));
  }
  return command.addHelpText('after', help);
}

function parseVersion(value: string): number {
  if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('A version such as 2 is needed.');
}

function createList(io: CliIo): Command {
  return new Command('list')
    .description('documents by title')
    .option('--project <name>', 'only of this project')
    .addOption(new Option('--type <type>', 'only of this type').choices([...documentTypes]))
    .addOption(new Option('--state <state>', 'only in this state').choices([...documentStates]))
    .option('--text <text>', 'only with this in the title or the text')
    .action(async (options: ListDocumentOptions) => (await load()).runDocumentList(options, io));
}

function createShow(io: CliIo): Command {
  return new Command('show')
    .description('print the text of a document')
    .addArgument(one)
    .option('--number <version>', 'of this version (default: the newest)', parseVersion)
    .action(async (said: string, options: OutputOptions) =>
      (await loadTexts()).runDocumentShow(said, options, io),
    );
}

function createAdd(io: CliIo): Command {
  return new Command('add')
    .description('add a document')
    .argument('<title>', 'as it is listed')
    .requiredOption('--project <name>', 'whose document it is')
    .addOption(new Option('--type <type>', 'what it is').choices([...documentTypes]).default('other'))
    .option('--file <file>', 'Markdown; - for standard input (default: empty)')
    .action(async (title: string, options: AddDocumentOptions) =>
      (await load()).runDocumentAdd(title, options, io),
    );
}

function createEdit(io: CliIo): Command {
  return new Command('edit')
    .description('change the text or the title')
    .addArgument(one)
    .option('--file <file>', 'Markdown of the new version; - for standard input')
    .option('--title <text>', 'new title')
    .action(async (said: string, options: EditDocumentOptions) =>
      (await load()).runDocumentEdit(said, options, io),
    );
}

function createSubmit(io: CliIo): Command {
  return new Command('submit')
    .description('submit a draft for approval')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runDocumentAct('submit', said, { options, io }),
    );
}

function createWithdraw(io: CliIo): Command {
  return new Command('withdraw')
    .description('withdraw a document from review')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runDocumentAct('withdraw', said, { options, io }),
    );
}

function createApprove(io: CliIo): Command {
  return new Command('approve')
    .description('approve a document in review')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runDocumentAct('approve', said, { options, io }),
    );
}

function createSendBack(io: CliIo): Command {
  return new Command('send-back')
    .description('send a document in review back to be changed')
    .addArgument(one)
    .argument('<reason>', 'what has to change')
    .action(async (said: string, reason: string, options: BackendOptions) =>
      (await load()).runDocumentAct('send-back', said, { options, io, reason }),
    );
}

function createHistory(io: CliIo): Command {
  return new Command('history')
    .description('versions of a document, the newest first')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await loadTexts()).runDocumentHistory(said, options, io),
    );
}

function createDiff(io: CliIo): Command {
  return new Command('diff')
    .description('what changed between two versions')
    .addArgument(one)
    .option('--from <version>', 'the older one (default: the one before)', parseVersion)
    .option('--to <version>', 'the newer one (default: the newest)', parseVersion)
    .option('--words', 'by words: [-removed-] {+added+}')
    .action(async (said: string, options: DiffOptions) =>
      (await loadTexts()).runDocumentDiff(said, options, io),
    );
}

function createComments(io: CliIo): Command {
  return new Command('comments')
    .description('comments on a document, the oldest first')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await loadTexts()).runDocumentComments(said, options, io),
    );
}

function createComment(io: CliIo): Command {
  return new Command('comment')
    .description('comment on a passage')
    .addArgument(one)
    .argument('<text>', 'the comment')
    .requiredOption('--on <passage>', 'the passage, as it is written in the newest version')
    .action(async (said: string, text: string, options: CommentOptions) =>
      (await loadTexts()).runDocumentComment(said, text, { options, io }),
    );
}

function createExport(io: CliIo): Command {
  return new Command('export')
    .description('write a document to a file')
    .addArgument(one)
    .addOption(
      new Option('--format <format>', 'of the file').choices(['markdown', 'pdf']).default('markdown'),
    )
    .option('--number <version>', 'of this version (default: the newest)', parseVersion)
    .option('--output <file>', 'the file; a PDF needs one')
    .action(async (said: string, options: ExportDocumentOptions) =>
      (await loadTexts()).runDocumentExport(said, options, io),
    );
}

function createDelete(io: CliIo): Command {
  return new Command('delete')
    .description('delete a document that was never approved; "restore" undoes it for 30 days')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runDocumentDelete(said, options, io),
    );
}

function createRestore(io: CliIo): Command {
  return new Command('restore')
    .description('undo the deletion of a document')
    .argument('<ID>', 'the whole ID, as "delete" printed it')
    .action(async (id: string, options: BackendOptions) =>
      (await load()).runDocumentRestore(id, options, io),
    );
}
