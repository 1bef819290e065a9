/**
 * Base64 → bytes, by the host's own decoder where it has one: looking at every character of the module, as is left to
 * do after atob, takes ten times as long as compiling it.
 */
interface Host {
  Uint8Array: { fromBase64?(base64: string): Uint8Array<ArrayBuffer> };
  Buffer?: { from(base64: string, encoding: "base64"): Uint8Array<ArrayBuffer> };
  atob(base64: string): string;
}

export function decode(base64: string, host: Host = globalThis as unknown as Host): Uint8Array<ArrayBuffer> {
  if (host.Uint8Array.fromBase64) return host.Uint8Array.fromBase64(base64);
  // Node before 25; a property of the host, so that no bundler puts in a Buffer of its own
  if (host.Buffer) return host.Buffer.from(base64, "base64");
  const characters = host.atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}
