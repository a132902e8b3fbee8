/** Quick fixes: keys set with the right indentation, keys and items taken out with their line, values replaced. */
import { fillMessage, type OffsetFix } from '../draft.ts';
import { addedKeys } from './added-keys.ts';
import type { View } from './condition.ts';
import { type Place, parsePath, placesAt } from './config-path.ts';
import { contentEnd, lineEnd, lineStart } from './local-text.ts';
import type { ConfigFix } from './rule-form.ts';

/** What a fix starts from: what the rule looked at, and the place that it reports. */
interface FixView extends View {
  readonly place: Place;
}

type Edit = OffsetFix['edits'][number];

/** The fix at hand; undefined where the text does not allow it, such as behind an alias. */
export function configFix(fix: ConfigFix, view: FixView): OffsetFix | undefined {
  const edit = editOf(fix, view);
  if (edit === undefined) return undefined;
  const { base } = view.resource;
  const moved = { from: base + edit.from, to: base + edit.to, newText: edit.newText };
  return { title: fix.title, edits: [moved] };
}

function editOf(fix: ConfigFix, view: FixView): Edit | undefined {
  const path = fix.set ?? fix.remove ?? fix.replace ?? '.';
  const place =
    path === '.' ? view.place : placesAt(parsePath(path), view).find(({ state }) => state === 'found');
  if (fix.set !== undefined && place === undefined) return addedKeys(fix.set, fix.to ?? '', view);
  if (place?.node === undefined) return undefined;
  if (fix.remove !== undefined) return removal(place, view);
  return replacement(place, fix.to ?? '');
}

function replacement({ node, entry }: Place, to: string): Edit | undefined {
  if (node === undefined || (entry !== undefined && node.from < entry.keyTo)) return undefined;
  const value = node.kind === 'scalar' || node.kind === 'unknown' ? node.text : '';
  const isEmpty = node.from === node.to;
  const newText = fillMessage(to, { value });
  return { from: node.from, to: node.to, newText: isEmpty ? ` ${newText}` : newText };
}

function removal(place: Place, view: FixView): Edit | undefined {
  const local = { text: view.file.text, base: view.resource.base };
  const { entry, node } = place;
  const from = entry?.keyFrom ?? node?.from;
  const to = contentEnd(local, entry, node);
  if (from === undefined || to === undefined) return undefined;
  const start = lineStart(local, from);
  const before = local.text.slice(local.base + start, local.base + from);
  const isOwnLine = entry === undefined ? /^\s*-\s+$/.test(before) : /^\s*$/.test(before);
  const end = lineEnd(local, to);
  const after = local.text.slice(local.base + to, local.base + end);
  if (!isOwnLine || !/^\s*(?:#.*)?$/.test(after)) return undefined;
  const next = end + (local.text.startsWith('\r\n', local.base + end) ? 2 : 1);
  return { from: start, to: Math.min(next, local.text.length - local.base), newText: '' };
}
