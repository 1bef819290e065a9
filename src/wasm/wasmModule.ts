/** The public type of a compiled module: in libraries of types without the DOM there is no `WebAssembly`. */

/**
 * A compiled WebAssembly module: a `WebAssembly.Module`, if your type libraries declare it. It has no readable
 * properties. Bytes, a URL or an instantiating function are not modules.
 */
export interface WasmModule {
  /** Bytes are none */
  readonly length?: never;
  /** A buffer is none */
  readonly byteLength?: never;
  /** An instance is none */
  readonly exports?: never;
}
