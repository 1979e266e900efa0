/** The driver's Buffer as the plain byte array that the ports promise; shares the memory. */
export function toBytes(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}
