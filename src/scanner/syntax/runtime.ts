import { Parser } from 'web-tree-sitter';
import type { RuntimeMemory } from './tree-memory.ts';

/** A number that WebAssembly and JavaScript share. */
interface WasmGlobal {
  value: number;
}

interface WasmImports {
  readonly env: { readonly __stack_pointer: WasmGlobal };
}

/** Standard JavaScript has no WebAssembly; every host of ours does. This is what is used of it here. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: WasmImports) => { readonly exports: object };
};

/** Compiles the bytes of a grammar. */
export function compileWasm(bytes: Uint8Array): object {
  return new WebAssembly.Module(bytes);
}

/** Where the loader keeps its memory and the functions over it. */
interface Runtime extends RuntimeMemory {
  readonly _malloc: (bytes: number) => number;
}

/**
 * The stack of the runtime's own is 64 kB and nothing watches its end: below it lie tables, and a text of 15 kB that
 * makes the parser recurse a few thousand times (`f(this.<a><a><a>…`) overwrites them. With this one, the stack of
 * the host ends first, which is an error that can be caught. It takes memory only where it is used.
 */
const stackBytes = 8 * 1024 * 1024;

async function start(bytes: Uint8Array): Promise<RuntimeMemory> {
  let stackPointer: WasmGlobal | undefined;
  const options = {
    instantiateWasm(imports: WasmImports, receive: (instance: object, module: object) => void): object {
      stackPointer = imports.env.__stack_pointer;
      const module = compileWasm(bytes);
      const instance = new WebAssembly.Instance(module, imports);
      receive(instance, module);
      return instance.exports;
    },
  };
  await Parser.init(options);
  // The loader keeps the views of its memory in the object that it was started with, and renews them there.
  const runtime = options as unknown as Runtime;
  if (stackPointer === undefined) throw new Error('The runtime of the parser tells nothing of its stack.');
  // Stacks grow downwards and begin at a multiple of 16.
  stackPointer.value = (runtime._malloc(stackBytes) + stackBytes) & ~15;
  return runtime;
}

let started: Promise<RuntimeMemory> | undefined;

/** Starts the WebAssembly runtime of the parser. It is one a process: a second start would drop the first one's memory. */
export function startRuntime(bytes: Uint8Array): Promise<RuntimeMemory> {
  started ??= start(bytes);
  return started;
}
