/** The public type of a compiled module: in libraries of types without the DOM there is no `WebAssembly`. */

/**
 * A compiled WebAssembly module: where your libraries of types know a `WebAssembly.Module`, that is one. Nothing can be
 * read from it. Bytes to compile, a URL and a function that instantiates are none.
 */
export interface WasmModule {
  /** Bytes are none */
  readonly length?: never;
  /** A buffer is none */
  readonly byteLength?: never;
  /** An instance is none */
  readonly exports?: never;
}
