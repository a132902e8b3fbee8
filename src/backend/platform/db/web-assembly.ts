/** The little of WebAssembly that we call. Its types come with the DOM's, which a backend must not see. */

export type WasmImports = Record<string, Record<string, unknown>>;

export interface WasmModule {
  readonly kind?: never;
}

export interface WasmInstance {
  readonly exports: object;
}

export interface WasmMemoryObject {
  readonly buffer: ArrayBuffer;
}

interface WebAssemblyApi {
  compile(bytes: Uint8Array): Promise<WasmModule>;
  readonly Instance: new (module: WasmModule, imports: WasmImports) => WasmInstance;
}

export const webAssembly: WebAssemblyApi = Reflect.get(globalThis, 'WebAssembly');
