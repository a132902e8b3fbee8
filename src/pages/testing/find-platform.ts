/** Which of the editor's and of Node's modules a module stands on. */
import { registerHooks } from 'node:module';

let alone = 0;

/** Modules of the editor and of Node among those that are resolved, whatever other tests have loaded. */
export async function findPlatform(load: () => Promise<unknown>): Promise<readonly string[]> {
  const found: string[] = [];
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      if (/^(?:vscode|node:)/.test(specifier)) found.push(`${context.parentURL}: ${specifier}`);
      const resolved = next(specifier, context);
      const isOwn = resolved.url.startsWith('file:') && !resolved.url.includes('/node_modules/');
      return isOwn ? { ...resolved, url: `${resolved.url}?alone=${alone}` } : resolved;
    },
  });
  alone += 1;
  try {
    await load();
  } finally {
    hooks.deregister();
  }
  return found;
}
