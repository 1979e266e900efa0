import type { LinearMember } from './linear-member.js';
import { ModelFileError } from './model-file-error.js';

const MAGIC = 'WEICHEL1';
const HEADER_BYTES = MAGIC.length + 4 * 2;

/** The linear member as bytes, little-endian: `WEICHEL1`, uint32 features, classes; float32 bias, scales; int8 rows. */
export function encodeLinear({ features, classes, bias, scales, rows }: LinearMember): Uint8Array {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(MAGIC, 'latin1');
  header.writeUInt32LE(features, MAGIC.length);
  header.writeUInt32LE(classes, MAGIC.length + 4);
  return Buffer.concat([
    header,
    ...[bias, scales, rows].map((array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)),
  ]);
}

/** Reads what `encodeLinear` wrote. Throws ModelFileError when magic or size do not fit. */
export function decodeLinear(bytes: Uint8Array, name: string): LinearMember {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < HEADER_BYTES || buffer.toString('latin1', 0, MAGIC.length) !== MAGIC)
    throw new ModelFileError('not-a-model', `${name} is not the linear member of a Weiche classifier.`);
  const features = buffer.readUInt32LE(MAGIC.length);
  const classes = buffer.readUInt32LE(MAGIC.length + 4);
  const rowsAt = HEADER_BYTES + 4 * (classes + features);
  if (buffer.length !== rowsAt + features * classes)
    throw new ModelFileError('damaged-file', `${name} has the wrong size.`);
  // copied, since float32 views need an aligned start
  const copy = (from: number, to: number) => Uint8Array.from(buffer.subarray(from, to)).buffer;
  const scalesAt = HEADER_BYTES + 4 * classes;
  return {
    features,
    classes,
    bias: new Float32Array(copy(HEADER_BYTES, scalesAt)),
    scales: new Float32Array(copy(scalesAt, rowsAt)),
    rows: new Int8Array(copy(rowsAt, buffer.length)),
  };
}
