/** `vireo practice look`: how invoices look, over the API. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  type ApiClient,
  getInvoiceLook,
  type InvoiceLook,
  type PatchInvoiceLook,
  patchInvoiceLook,
} from '../../api-client/index.ts';
import { contrastOnWhite, readColor, textContrast } from '../../domain/invoicing/look/accent-color.ts';
import { type LineColumn, lineColumns, lookLimits } from '../../domain/invoicing/look/invoice-look.ts';
import { logoIssues } from '../../domain/invoicing/look/read-logo.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { openApi, withApiErrors } from '../backend/open-api.ts';
import { printFacts } from '../client/print-client.ts';
import { CliError, type CliIo } from '../io.ts';

export interface LookOptions extends BackendOptions {
  readonly logo?: string;
  readonly logoAlign?: 'left' | 'right';
  readonly logoHeight?: string;
  readonly color?: string;
  readonly footer?: readonly string[];
  readonly columns?: string;
}

/** Without options it shows the look. A request changes all of it or nothing. */
export async function runPracticeLook(options: LookOptions, io: CliIo): Promise<void> {
  await withApiErrors(async () => {
    const body = await toBody(options, io);
    const client = await openApi(options, io);
    const look = await loadOrChange(client, body);
    io.out(options.json === true ? `${JSON.stringify(look)}\n` : print(look));
    if (!look.colorsText && body.color !== undefined) io.err(`${describeContrast(look.color ?? '')}\n`);
  });
}

async function loadOrChange(client: ApiClient, body: PatchInvoiceLook): Promise<InvoiceLook> {
  const { data: before } = await getInvoiceLook({ client, throwOnError: true });
  if (Object.keys(body).length === 0) return before;
  const headers = { 'If-Match': `"${before.version}"` };
  return (await patchInvoiceLook({ client, body, headers, throwOnError: true })).data;
}

async function toBody(options: LookOptions, io: CliIo): Promise<PatchInvoiceLook> {
  const { logo, logoAlign, logoHeight, color, footer, columns } = options;
  return {
    ...(logo !== undefined && { logo: logo === '' ? null : await readInBase64(logo, io) }),
    ...(logoAlign !== undefined && { logoAlignment: logoAlign }),
    ...(logoHeight !== undefined && { logoHeightMm: toHeight(logoHeight) }),
    ...(color !== undefined && { color: color === '' ? null : toColor(color) }),
    ...(footer !== undefined && { footer: footer.map((text) => text.replaceAll('\\n', '\n')) }),
    ...(columns !== undefined && { columns: toColumns(columns) }),
  };
}

/** A file that is too large is not read. */
async function readInBase64(file: string, io: CliIo): Promise<string> {
  const place = path.resolve(io.cwd, file);
  try {
    if ((await stat(place)).size <= lookLimits.logoBytes) return (await readFile(place)).toString('base64');
  } catch (error) {
    throw new CliError('usage', `--logo: ${file} can't be read.`, error);
  }
  throw new CliError('usage', `--logo: ${file} ${logoIssues.too_large}.`);
}

function toHeight(text: string): number {
  const height = Number(text);
  const { least, most } = lookLimits.logoHeightMm;
  if (height >= least && height <= most) return height;
  throw new CliError('usage', `--logo-height takes millimetres from ${least} to ${most}.`);
}

function toColor(text: string): string {
  const color = readColor(text);
  if (color === undefined) throw new CliError('usage', '--color takes a colour such as "#0a5" or "#00aa55".');
  return color;
}

/** `tax-rate` on the command line. */
const columnNames: readonly (readonly [string, LineColumn])[] = lineColumns.map((column) => [
  column.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  column,
]);

function toColumns(text: string): LineColumn[] {
  const known = new Map(columnNames);
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  return names
    .filter((name) => name !== '')
    .map((name) => {
      const column = known.get(name);
      if (column === undefined) {
        throw new CliError('usage', `--columns knows ${[...known.keys()].join(', ')}, not ${name}.`);
      }
      return column;
    });
}

function print(look: InvoiceLook): string {
  const { logo, logoAlignment, logoHeightMm, color, colorsText, footer, columns } = look;
  const names = columnNames.filter(([, column]) => columns.includes(column)).map(([name]) => name);
  const shown =
    logo && `${logo.type}, ${logo.width} × ${logo.height} px, ${logoHeightMm} mm, ${logoAlignment}`;
  return printFacts([
    ['Logo', shown ?? 'none'],
    ['Colour', color === null ? 'black' : `${color}${colorsText ? '' : ', lines only'}`],
    ...footer.map((text, at): [string, string] => [`Footer ${at + 1}`, text.replaceAll('\n', ' / ')]),
    ['Columns', names.length === 0 ? 'description and amount alone' : names.join(', ')],
  ]);
}

function describeContrast(color: string): string {
  // Rounded down, so that no 4.46 reads as enough.
  const contrast = (Math.floor(contrastOnWhite(color) * 10) / 10).toFixed(1);
  return `${color} has a contrast of ${contrast} on white, text needs ${textContrast}: lines take the colour, text stays black.`;
}
