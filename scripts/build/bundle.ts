/** How entries become files: one file each, save for the pages, which share what several of them show. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import escapeStringRegexp from 'escape-string-regexp';
import {
  type Bundle,
  germanTexts,
  lazyBackendEntries,
  lazyCliEntries,
  listBundles,
  listLazyExtensionEntries,
  sharedPackages,
} from '../bundles.ts';
import { tableBundles } from '../manifest/features.ts';
import { demoTemplate } from './demo-template.ts';
import { escapeLetters } from './escape-letters.ts';
import { lightClient } from './light-client.ts';
import { rulesFromFile } from './rules-file.ts';

/** Oldest Node that may parse a bundle: an older run time than we support must still be able to say so. */
const nodeTarget = 'node20';

export interface Build {
  /** Below dist/. */
  readonly output: string;
  readonly options: BuildOptions;
}

/** `dist` is where the outputs go; the paths below it are the bundles'. */
export function listBuilds(root: string, dist: string): readonly Build[] {
  const bundles = listBundles(root);
  const pages = bundles.filter(({ kind }) => kind === 'webview');
  return [
    ...bundles
      .filter(({ kind }) => kind !== 'webview')
      .map((bundle) => ({ output: bundle.output, options: bundleOptions(root, bundle, dist) })),
    { output: 'webviews', options: pageOptions(root, pages, dist) },
  ];
}

function bundleOptions(root: string, bundle: Bundle, dist: string): BuildOptions {
  return {
    ...commonOptions,
    absWorkingDir: root,
    entryPoints: [bundle.kind === 'package' ? bundle.entry : path.join(root, bundle.entry)],
    outfile: path.join(dist, bundle.output),
    minifyIdentifiers: isInHost(bundle),
    keepNames: isInHost(bundle),
    ...nodeOptions(root, bundle),
  };
}

/** The extension host loads it, in the editor's own process. */
function isInHost({ kind }: Bundle): boolean {
  return kind === 'extension' || kind === 'package';
}

const commonOptions: BuildOptions = {
  bundle: true,
  metafile: true,
  // Names of functions stay, so that a stack trace in a bug report can be read without a source map.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'silent',
  logLimit: 0,
};

/** A page gets what its host has checked; through a file of the contract it would carry 137 kB of zod. */
const withoutSchemas: Plugin = {
  name: 'without-schemas',
  setup(build) {
    build.onResolve({ filter: /^zod($|\/)/ }, ({ importer }) => ({
      errors: [{ text: `A page carries no zod: take the types alone of ${path.basename(importer)}` }],
    }));
  },
};

/** What indents lines of a page's templates and style sheets is 2 % of its bytes, and no page shows it. */
function withoutIndents(root: string): Plugin {
  const pages = path.join(root, 'webviews') + path.sep;
  return {
    name: 'without-indents',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
        if (!file.startsWith(pages)) return undefined;
        return { contents: (await readFile(file, 'utf8')).replaceAll(/\n[ \t]+/g, '\n'), loader: 'ts' };
      });
    },
  };
}

/** The core of highlight.js is CommonJS: each page, not only the one that shows code, would load what esbuild reads such by. */
const highlighterAsModule: Plugin = {
  name: 'highlighter-as-module',
  setup(build) {
    build.onLoad({ filter: /[\\/]highlight\.js[\\/]lib[\\/]core\.js$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replace('module.exports =', 'export default'),
      loader: 'js',
    }));
  },
};

/** ES modules: what several pages import is one file beside them, which the editor keeps compiled. */
export function pageOptions(root: string, pages: readonly Bundle[], dist: string): BuildOptions {
  return {
    ...commonOptions,
    absWorkingDir: root,
    entryPoints: pages.map(({ entry, output }) => ({
      in: path.join(root, entry),
      out: output.replace(/\.js$/, ''),
    })),
    outdir: dist,
    splitting: true,
    chunkNames: 'webviews/shared-[hash]',
    assetNames: 'webviews/[name]-[hash]',
    platform: 'browser',
    format: 'esm',
    target: 'chrome128',
    loader: { '.ttf': 'file', '.svg': 'dataurl' },
    plugins: [withoutSchemas, highlighterAsModule, withoutIndents(root)],
  };
}

function nodeOptions(root: string, bundle: Bundle): BuildOptions {
  return {
    platform: 'node',
    format: 'cjs',
    target: nodeTarget,
    mainFields: ['module', 'main'],
    // Optional parts of pg, of CycloneDX's library (its XML form) and of better-auth (its traces), which do without.
    external: ['vscode', 'pg-native', 'xmlbuilder2', '@opentelemetry/api'],
    define: { vireoBundled: 'true', 'import.meta.url': 'vireoModuleUrl' },
    banner: { js: "const vireoModuleUrl=require('node:url').pathToFileURL(__filename).href;" },
    alias: {
      // Its ES build finds itself by import.meta.url, which a CommonJS bundle has not.
      'web-tree-sitter': path.join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs'),
      // The package would bring a table of all media types (137 kB) for uploads that axios never makes here.
      'form-data': path.join(root, 'scripts/build/platform-form-data.mjs'),
    },
    plugins: [
      rulesFromFile(bundle.output in lazyBackendEntries ? ['secrets'] : undefined),
      demoTemplate(root),
      asciiAlone,
      withoutYaml(root),
      ...(bundle.output in lazyBackendEntries || bundle.kind === 'package' ? [withoutLocales] : []),
      ...(bundle.output === 'cli-time.js' ? [lightClient(root)] : []),
      ...(bundle.kind === 'extension' ? [sharedPackage, lazyEntries(root), withoutSideEffects] : []),
      ...(bundle.kind === 'node' ? [lazyParts(root)] : []),
    ],
  };
}

/** The packages of providers name all of zod, and with it its messages in fifty languages (300 kB), which nobody asks for. */
const withoutLocales: Plugin = {
  name: 'without-locales',
  setup(build) {
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export {};',
      loader: 'js',
    }));
  },
};

/** The backend loads a megabyte less at its start. */
function withoutYaml(root: string): Plugin {
  return {
    name: 'without-yaml',
    setup(build) {
      build.onResolve({ filter: /^yaml$/ }, ({ importer }) =>
        importer.includes(path.join('@fastify', 'swagger'))
          ? { path: path.join(root, 'scripts/build/no-yaml.mjs') }
          : undefined,
      );
    },
  };
}

function bundlesByEntry(
  root: string,
  entries: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  return new Map(Object.entries(entries).map(([output, entry]) => [path.join(root, entry), `./${output}`]));
}

/**
 * Imports of these names, and those of files that are called like these. Each that passes asks this process, and the
 * others, tens of thousands, never leave the bundler.
 */
function called(names: readonly string[]): RegExp {
  return new RegExp(`^(?:${names.map(escapeStringRegexp).join('|')})$`);
}

function endingLike(bundles: ReadonlyMap<string, string>): RegExp {
  const names = [...new Set([...bundles.keys()].map((file) => path.basename(file)))];
  return new RegExp(`/(?:${names.map(escapeStringRegexp).join('|')})$`);
}

/** The extension host has a package once that twenty bundles would each bring along, and compile. */
const sharedPackage: Plugin = {
  name: 'shared-package',
  setup(build) {
    const bundles = new Map(Object.entries(sharedPackages).map(([output, name]) => [name, output]));
    build.onResolve({ filter: called([...bundles.keys()]) }, ({ path: name }) => {
      const output = bundles.get(name);
      return output === undefined ? undefined : { path: `./${output}`, external: true };
    });
  },
};

/** Turns a dynamic import of a lazy entry, and any of a table, into a require of that entry's own bundle. */
function lazyEntries(root: string): Plugin {
  const bundles = bundlesByEntry(root, listLazyExtensionEntries(root));
  const tables = bundlesByEntry(root, tableBundles);
  return {
    name: 'lazy-entries',
    setup(build) {
      build.onResolve({ filter: endingLike(bundles) }, ({ kind, resolveDir, path: specifier }) => {
        const module = path.resolve(resolveDir, specifier);
        if (kind !== 'dynamic-import' && (kind !== 'import-statement' || !tables.has(module)))
          return undefined;
        const bundle = bundles.get(module);
        if (bundle !== undefined) return { path: bundle, external: true };
        return {
          errors: [
            { text: `${specifier} is loaded lazily: name it in the bundles of <feature>.contributes.ts` },
          ],
        };
      });
    },
  };
}

/** The same for the parts of the backend and the command line that have a bundle; what else it imports late stays in its own. */
function lazyParts(root: string): Plugin {
  const bundles = bundlesByEntry(root, { ...lazyBackendEntries, ...lazyCliEntries, ...germanTexts });
  return {
    name: 'lazy-parts',
    setup(build) {
      build.onResolve({ filter: endingLike(bundles) }, ({ kind, resolveDir, path: specifier }) => {
        const bundle = bundles.get(path.resolve(resolveDir, specifier));
        return kind === 'dynamic-import' && bundle !== undefined
          ? { path: bundle, external: true }
          : undefined;
      });
    },
  };
}

/** Packages that only define things, and forgot to say so in their package.json: dropped where nothing uses them. */
const withoutSideEffects: Plugin = {
  name: 'without-side-effects',
  setup(build) {
    build.onResolve({ filter: /^decimal\.js$/ }, async ({ path: specifier, pluginData, ...from }) => {
      if (pluginData === 'resolving') return undefined;
      const resolved = await build.resolve(specifier, { ...from, pluginData: 'resolving' });
      return { ...resolved, sideEffects: false };
    });
  },
};

/**
 * One letter beyond ASCII has V8 keep the whole text of a bundle at two bytes a letter: 3 MB more for the backend.
 * esbuild escapes them but in regular expressions and raw templates, of which we make nothing but regular expressions:
 * there an escape means the letter.
 */
const asciiAlone: Plugin = {
  name: 'ascii-alone',
  setup(build) {
    build.onEnd(async ({ errors }) => {
      const { outfile, write } = build.initialOptions;
      if (outfile === undefined || write === false || errors.length > 0) return;
      const text = await readFile(outfile, 'utf8');
      const escaped = escapeLetters(text);
      if (escaped !== text) await writeFile(outfile, escaped);
    });
  },
};
