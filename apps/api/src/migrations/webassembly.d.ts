/** The part of WebAssembly used here; TypeScript declares it only together with the DOM. */
declare namespace WebAssembly {
  type Exports = Record<string, unknown>;
  class RuntimeError extends Error {}
  function instantiate(bytes: Uint8Array, imports: Record<string, object>): Promise<{ instance: { exports: Exports } }>;
}
