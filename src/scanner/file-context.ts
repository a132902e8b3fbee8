import { frameworkNamer } from './match/handlers.ts';
import type { Models } from './match/models.ts';
import type { CodeLanguage } from './model.ts';
import { declareNames } from './names/declare.ts';
import { Resolver } from './names/resolver.ts';
import type { Names } from './names/scopes.ts';
import { isTestFile } from './places/test-files.ts';
import { lineStarts } from './syntax/lines.ts';
import type { Syntax } from './syntax/syntax.ts';
import { findUnits, type Units } from './units.ts';

/** A file in the middle of a scan: what all rules and the flow share. */
export interface FileContext {
  readonly models: Models;
  readonly path: string;
  /** Whether path and name, from the workspace's root on, are those of tests, samples or fixtures. */
  readonly isTest: boolean;
  /** The path from the workspace's root on, where that is known; else the path. */
  readonly name: string;
  readonly language: CodeLanguage;
  readonly syntax: Syntax;
  readonly names: Names;
  readonly resolver: Resolver;
  readonly units: Units;
  readonly lines: Uint32Array;
}

/** Which file a text is. */
export interface Place {
  readonly path: string;
  readonly language: CodeLanguage;
  /** The path from the workspace's root on, where that is known. */
  readonly name?: string | undefined;
}

/** Prepares a parsed file. */
export function createFileContext(models: Models, place: Place, syntax: Syntax): FileContext {
  const names = declareNames(syntax);
  const resolver = new Resolver(names, (made) => frameworkNamer(models, made));
  return {
    models,
    path: place.path,
    isTest: isTestFile(place.name ?? place.path),
    name: place.name ?? place.path,
    language: place.language,
    syntax,
    names,
    resolver,
    units: findUnits(syntax),
    lines: lineStarts(syntax.text),
  };
}
