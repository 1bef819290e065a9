/**
 * Decodes base64, with the host's own decoder if there is one. The fallback, atob, needs a loop over all characters,
 * which takes ten times as long as compiling the module.
 */
interface Host {
  Uint8Array: { fromBase64?(base64: string): Uint8Array<ArrayBuffer> };
  Buffer?: { from(base64: string, encoding: "base64"): Uint8Array<ArrayBuffer> };
  atob(base64: string): string;
}

/** Decodes base64 to bytes. */
export function decode(base64: string, host: Host = globalThis as unknown as Host): Uint8Array<ArrayBuffer> {
  if (host.Uint8Array.fromBase64) return host.Uint8Array.fromBase64(base64);
  // Node before 25. Buffer is read from the host, so that no bundler inserts a Buffer of its own
  if (host.Buffer) return host.Buffer.from(base64, "base64");
  const characters = host.atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}
