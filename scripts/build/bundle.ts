/** How one entry becomes one file: the esbuild options that every bundle shares. */
import path from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { type Bundle, lazyExtensionEntries } from '../bundles.ts';

/** Oldest Node that may parse a bundle: an older run time than we support must still be able to say so. */
const nodeTarget = 'node20';

/** `dist` is where the outputs go; the paths below it are the bundle's. */
export function bundleOptions(root: string, bundle: Bundle, dist: string): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: [path.join(root, bundle.entry)],
    outfile: path.join(dist, bundle.output),
    bundle: true,
    metafile: true,
    // Identifiers stay, so that a stack trace in a bug report can be read without a source map.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'silent',
    logLimit: 0,
    ...(bundle.kind === 'webview' ? webviewOptions : nodeOptions(root, bundle)),
  };
}

const webviewOptions: BuildOptions = {
  platform: 'browser',
  format: 'iife',
  target: 'chrome128',
  loader: { '.ttf': 'file', '.svg': 'dataurl' },
};

function nodeOptions(root: string, bundle: Bundle): BuildOptions {
  return {
    platform: 'node',
    format: 'cjs',
    target: nodeTarget,
    mainFields: ['module', 'main'],
    external: ['vscode', 'pg-native'],
    define: { vireoBundled: 'true', 'import.meta.url': 'vireoModuleUrl' },
    banner: { js: bannerOf(bundle) },
    alias: {
      // Its ES build finds itself by import.meta.url, which a CommonJS bundle has not.
      'web-tree-sitter': path.join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs'),
    },
    plugins: bundle.kind === 'extension' ? [lazyEntries(root)] : [],
  };
}

function bannerOf(bundle: Bundle): string {
  const moduleUrl = "const vireoModuleUrl=require('node:url').pathToFileURL(__filename).href;";
  return bundle.output === 'cli.js' ? `#!/usr/bin/env node\n${moduleUrl}` : moduleUrl;
}

/** Turns a dynamic import of a lazy entry into a require of that entry's own bundle. */
function lazyEntries(root: string): Plugin {
  const bundles = new Map(
    Object.entries(lazyExtensionEntries).map(([output, entry]) => [path.join(root, entry), `./${output}`]),
  );
  return {
    name: 'lazy-entries',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ kind, resolveDir, path: specifier }) => {
        if (kind !== 'dynamic-import') return undefined;
        const bundle = bundles.get(path.resolve(resolveDir, specifier));
        return bundle === undefined ? undefined : { path: bundle, external: true };
      });
    },
  };
}
