export const text = (bytes, at, length = 4) => String.fromCharCode(...bytes.subarray(at, at + length));
export const view = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
export const read = async (file, from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer());

export function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => {
    all.set(part, at);
    return at + part.length;
  }, 0);
  return all.buffer;
}
