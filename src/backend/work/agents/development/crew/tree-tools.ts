/** Tools by which a model works in the copy of a project. What it asks for is checked, judged by rules, and told in words. */
import ignoreFactory from 'ignore';
import * as z from 'zod';
import type { FileTool } from '../../../../../contract/work/file-asks.ts';
import type { AskBackend } from '../../../../../contract/work/work-asks.ts';
import { secretMark } from '../../../../../domain/models/redact/redact.ts';
import { RunFileError } from '../../../../../workspace/runs/files/run-file-error.ts';
import type { RunTree } from '../../../../../workspace/runs/tree/open-run-tree.ts';
import type { TreeFiles } from '../../agent.ts';
import { replaceOnce } from './replace-once.ts';

const path = z.string().min(1).max(1_000).describe('Path with /, relative to the folder of the project.');
const content = z.string().max(500_000);

const tools = {
  list_files: {
    description: 'Lists files of the project, at most 500.',
    input: z.strictObject({
      glob: z.string().min(1).max(300).optional().describe('As in .gitignore, such as src/**/*.ts'),
    }),
  },
  read_file: {
    description: 'Reads a text file, whole or some of its lines.',
    input: z.strictObject({
      path,
      fromLine: z.number().int().min(1).optional().describe('First line, from 1.'),
      toLine: z.number().int().min(1).optional().describe('Last line.'),
    }),
  },
  search_files: {
    description: 'Finds a text in the files, at most 100 lines.',
    input: z.strictObject({
      text: z.string().min(1).max(200).describe('Plain text, no pattern.'),
      glob: z.string().min(1).max(300).optional(),
    }),
  },
  edit_file: {
    description: 'Replaces a text that stands exactly once in a file.',
    input: z.strictObject({
      path,
      old: content.min(1).describe('With enough lines round it to be the only place.'),
      new: content,
    }),
  },
  write_file: {
    description: 'Writes a new file, or a whole one anew.',
    input: z.strictObject({ path, text: content }),
  },
  delete_file: { description: 'Deletes a file.', input: z.strictObject({ path }) },
} as const satisfies Readonly<Record<FileTool, { description: string; input: z.ZodObject }>>;

type Input<Tool extends FileTool> = z.output<(typeof tools)[Tool]['input']>;

const mostShown = 60_000;
const mostListed = 500;
const mostLines = 100;

export interface TreeToolsOptions {
  readonly tree: RunTree;
  readonly files: TreeFiles;
  readonly ask: AskBackend;
  readonly signal: AbortSignal;
  readonly names: readonly FileTool[];
  /** Why a file may not be changed, for the model; undefined where it may, if rules open it. */
  readonly refuseWrite: (path: string) => string | undefined;
}

export interface ToolOffer {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of an object. */
  readonly input: Record<string, unknown>;
}

/** What a call cannot do is told to the model, so that it can do better. */
class ToolRefusal extends Error {}

export class TreeTools {
  readonly #options: TreeToolsOptions;
  readonly #seen = new Set<string>();

  constructor(options: TreeToolsOptions) {
    this.#options = options;
  }

  get offers(): readonly ToolOffer[] {
    return this.#options.names.map((name) => {
      const { description, input } = tools[name];
      return { name, description, input: z.toJSONSchema(input) as Record<string, unknown> };
    });
  }

  /** How many files were read or written. */
  get fileCount(): number {
    return this.#seen.size;
  }

  /** Never rejects for what the model did wrong. */
  async call(name: string, given: unknown): Promise<string> {
    const tool = this.#options.names.find((each) => each === name);
    if (tool === undefined) return `There is no tool ${name.slice(0, 64)}.`;
    const input = tools[tool].input.safeParse(given);
    if (!input.success) return `This is not the tool's input: ${z.prettifyError(input.error)}`;
    try {
      return await this.#run(tool, input.data);
    } catch (error) {
      if (error instanceof ToolRefusal || error instanceof RunFileError) return error.message;
      throw error;
    }
  }

  async #run(tool: FileTool, input: unknown): Promise<string> {
    switch (tool) {
      case 'list_files':
        return await this.#list(input as Input<'list_files'>);
      case 'read_file':
        return await this.#read(input as Input<'read_file'>);
      case 'search_files':
        return await this.#search(input as Input<'search_files'>);
      case 'edit_file':
        return await this.#edit(input as Input<'edit_file'>);
      case 'write_file': {
        const { path: file, text } = input as Input<'write_file'>;
        await this.#write(tool, file, () => text);
        return `${file} was written.`;
      }
      case 'delete_file': {
        const { path: file } = input as Input<'delete_file'>;
        await this.#write(tool, file, (present) => {
          if (present === undefined) throw new ToolRefusal(`There is no file ${file}.`);
          return undefined;
        });
        return `${file} was deleted.`;
      }
    }
  }

  async #list({ glob }: Input<'list_files'>): Promise<string> {
    const files = await this.#open('list_files', glob);
    const more = files.length > mostListed ? `\n… and ${files.length - mostListed} more` : '';
    return files.length === 0 ? 'No file fits.' : files.slice(0, mostListed).join('\n') + more;
  }

  async #read({ path: file, fromLine = 1, toLine }: Input<'read_file'>): Promise<string> {
    const text = await this.#text('read_file', file);
    const lines = text.split(/(?<=\n)/);
    const shown = lines.slice(fromLine - 1, toLine).join('');
    const cut =
      shown.length > mostShown ? `\n… cut: the file has ${lines.length} lines, ask for some of them` : '';
    return shown.slice(0, mostShown) + cut;
  }

  async #search({ text, glob }: Input<'search_files'>): Promise<string> {
    const { tree, files, signal } = this.#options;
    const found: string[] = [];
    for (const file of await this.#open('search_files', glob)) {
      signal.throwIfAborted();
      const content = await files.read(tree, file).catch(ignoreUnreadable);
      for (const [index, line] of (content ?? '').split(/\r?\n/).entries())
        if (line.includes(text)) found.push(`${file}:${index + 1}: ${line.slice(0, 300)}`);
      if (found.length >= mostLines) break;
    }
    return found.length === 0 ? 'Nothing was found.' : found.slice(0, mostLines).join('\n');
  }

  async #edit({ path: file, old, new: next }: Input<'edit_file'>): Promise<string> {
    await this.#write('edit_file', file, (text) => {
      if (text === undefined) throw new ToolRefusal(`There is no file ${file}.`);
      const replaced = replaceOnce(text, old, next);
      if (typeof replaced === 'number')
        throw new ToolRefusal(
          `The old text stands ${replaced === 0 ? 'nowhere' : `${replaced} times`} in ${file}: it must stand there exactly once, to the letter.`,
        );
      return replaced;
    });
    return `${file} was changed.`;
  }

  async #text(tool: FileTool, file: string): Promise<string> {
    await this.#judge(tool, file);
    const text = await this.#options.files.read(this.#options.tree, file);
    if (text === undefined) throw new ToolRefusal(`There is no file ${file}.`);
    this.#seen.add(file);
    return text;
  }

  async #write(
    tool: FileTool,
    file: string,
    change: (text: string | undefined) => string | undefined,
  ): Promise<void> {
    const { files, tree, refuseWrite, signal } = this.#options;
    const refusal = refuseWrite(file);
    if (refusal !== undefined) throw new ToolRefusal(refusal);
    await this.#judge(tool, file);
    const present = await files.read(tree, file);
    const next = change(present);
    // What was hidden from the model would be lost where it stood.
    if (count(next, secretMark) > count(present, secretMark))
      throw new ToolRefusal(
        `${secretMark} stands for a secret that you were not shown: leave its line as it is.`,
      );
    signal.throwIfAborted();
    await files.write(tree, file, next);
    this.#seen.add(file);
  }

  async #judge(tool: FileTool, file: string): Promise<void> {
    const { open, reason } = await this.#options.ask({ kind: 'files', tool, paths: [file] });
    if (!open.includes(file)) throw new ToolRefusal(`${file} is refused. ${reason}`);
  }

  async #open(tool: FileTool, glob: string | undefined): Promise<readonly string[]> {
    const { files, tree, ask, signal } = this.#options;
    const all = await files.list(tree, signal);
    const fits = glob === undefined ? undefined : ignoreFactory().add(glob);
    const wanted = fits === undefined ? all : all.filter((file) => fits.ignores(file));
    if (wanted.length === 0) return [];
    // One alone would be judged as if it had been named.
    const asked = wanted.length === 1 ? [...wanted, ...wanted] : [...wanted];
    const { open } = await ask({ kind: 'files', tool, paths: asked });
    const isOpen = new Set(open);
    return wanted.filter((file) => isOpen.has(file));
  }
}

function count(text: string | undefined, part: string): number {
  return text === undefined ? 0 : text.split(part).length - 1;
}

function ignoreUnreadable(error: unknown): undefined {
  if (!(error instanceof RunFileError)) throw error;
}
