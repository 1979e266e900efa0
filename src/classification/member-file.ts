import { denseLayout } from './dense-layout.js';
import { ModelFileError } from './model-file-error.js';
import type { NetworkMember } from './network-member.js';

const MAGIC = 'WEICHEM1';
const HEADER_BYTES = MAGIC.length + 4 * 4;

/**
 * One member as bytes, little-endian: `WEICHEM1`, uint32 features, dimension, hidden, classes; float32 scales of the
 * bag's rows; float32 dense weights (order of `denseLayout`); int8 rows of the bag.
 */
export function encodeMember(member: NetworkMember): Uint8Array {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(MAGIC, 'latin1');
  for (const [place, value] of [member.features, member.dimension, member.hidden, member.classes].entries()) {
    header.writeUInt32LE(value, MAGIC.length + 4 * place);
  }
  return Buffer.concat([header, bytesOf(member.scales), bytesOf(member.dense), bytesOf(member.rows)]);
}

/** Reads what `encodeMember` wrote. Throws ModelFileError when magic or size do not fit. */
export function decodeMember(bytes: Uint8Array, name: string): NetworkMember {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < HEADER_BYTES || buffer.toString('latin1', 0, MAGIC.length) !== MAGIC) {
    throw new ModelFileError('not-a-model', `${name} is not a member of a Weiche classifier.`);
  }
  const number = (place: number) => buffer.readUInt32LE(MAGIC.length + 4 * place);
  const shape = { dimension: number(1), hidden: number(2), classes: number(3) };
  const features = number(0);
  const dense = denseLayout(shape).size;
  const rowsAt = HEADER_BYTES + 4 * (features + dense);
  if (buffer.length !== rowsAt + features * shape.dimension)
    throw new ModelFileError('damaged-file', `${name} has the wrong size.`);
  const denseAt = HEADER_BYTES + 4 * features;
  return {
    ...shape,
    features,
    scales: floats(buffer.subarray(HEADER_BYTES, denseAt)),
    dense: floats(buffer.subarray(denseAt, rowsAt)),
    rows: Int8Array.from(
      new Int8Array(buffer.buffer, buffer.byteOffset + rowsAt, features * shape.dimension),
    ),
  };
}

function bytesOf(array: Float32Array | Int8Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** Copies, since float32 views need an aligned start. */
function floats(bytes: Uint8Array): Float32Array {
  const copy = new Float32Array(bytes.length / 4);
  new Uint8Array(copy.buffer).set(bytes);
  return copy;
}
