/** An extension of a test in a profile, as an installation leaves it: its folder, and a line in the list of all. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import type { Profile } from '../../../scripts/vscode/profile.ts';

const manifestSchema = z.object({ publisher: z.string(), name: z.string(), version: z.string() });

/** `folder` has the package.json of an extension that needs no build. */
export function addExtension({ extensions }: Profile, folder: string): void {
  const manifest: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const { publisher, name, version } = manifestSchema.parse(manifest);
  const relativeLocation = `${publisher}.${name}-${version}`;
  const place = path.join(extensions, relativeLocation);
  cpSync(folder, place, { recursive: true });
  const list = path.join(extensions, 'extensions.json');
  const listed: unknown[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
  const location = { $mid: 1, path: pathToFileURL(place).pathname, scheme: 'file' };
  const added = { identifier: { id: `${publisher}.${name}` }, version, location, relativeLocation };
  writeFileSync(list, JSON.stringify([...listed, added]));
}
