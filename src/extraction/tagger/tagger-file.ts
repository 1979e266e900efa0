import { ModelFileError } from '../../classification/model-file-error.js';
import { labelScheme } from './label-scheme.js';
import { rowWidth, type TaggerModel } from './tagger-model.js';
import { transitionTable } from './transition-table.js';

const MAGIC = 'WEICHET1';
/** Arrays in the order in which they lie in the file. */
const ARRAYS = [
  'features',
  'scales',
  'transitions',
  'frequentWords',
  'phrases',
  'phraseTypes',
  'topicFeatures',
  'topicWeights',
] as const;
const HEADER_BYTES = MAGIC.length + 4 * (ARRAYS.length + 2);

/**
 * A tagger's arrays as bytes, little-endian: `WEICHET1`, uint32 topics, uint32 length of each array in the order of
 * ARRAYS, uint32 length of the packed rows; the arrays (4 bytes a number); the rows, packed: for each feature one byte n,
 * then n pairs (label, int8 weight); n = 255 stands for a whole row of width bytes. Most weights are 0.
 */
export function encodeTagger(model: TaggerModel): Uint8Array {
  const packed = packRows(model.rows, rowWidth(labelScheme(model.types.length).count));
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(MAGIC, 'latin1');
  const lengths = [model.topics, ...ARRAYS.map((name) => model[name].length), packed.length];
  for (const [place, length] of lengths.entries()) header.writeUInt32LE(length, MAGIC.length + 4 * place);
  const bytes = ARRAYS.map((name) => {
    const { buffer, byteOffset, byteLength } = model[name];
    return new Uint8Array(buffer, byteOffset, byteLength);
  });
  return Buffer.concat([header, ...bytes, packed]);
}

/** Reads what `encodeTagger` wrote. Throws ModelFileError when magic or sizes do not fit. */
export function decodeTagger(bytes: Uint8Array, types: readonly string[], name: string): TaggerModel {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < HEADER_BYTES || buffer.toString('latin1', 0, MAGIC.length) !== MAGIC)
    throw new ModelFileError('not-a-model', `${name} is not a Weiche tagger.`);
  const damaged = () => new ModelFileError('damaged-file', `${name} has the wrong size.`);
  const [topics = 0, ...lengths] = Array.from({ length: ARRAYS.length + 2 }, (_, place) =>
    buffer.readUInt32LE(MAGIC.length + 4 * place),
  );
  const packedLength = lengths.pop() ?? 0;
  const arraysEnd = HEADER_BYTES + 4 * lengths.reduce((sum, length) => sum + length, 0);
  if (buffer.length !== arraysEnd + packedLength) throw damaged();
  let at = HEADER_BYTES;
  // copied, since views of 4 bytes need an aligned start
  const parts = lengths.map((length) => {
    const from = at;
    at += 4 * length;
    return Uint8Array.from(buffer.subarray(from, at)).buffer;
  });
  const part = (place: number) => parts[place] ?? new ArrayBuffer(0);
  const scheme = labelScheme(types.length);
  const model: TaggerModel = {
    types,
    topics,
    features: new Uint32Array(part(0)),
    scales: new Float32Array(part(1)),
    transitions: new Float32Array(part(2)),
    frequentWords: new Uint32Array(part(3)),
    phrases: new Uint32Array(part(4)),
    phraseTypes: new Int32Array(part(5)),
    topicFeatures: new Uint32Array(part(6)),
    topicWeights: new Float32Array(part(7)),
    rows: unpackRows(buffer.subarray(arraysEnd), lengths[0] ?? 0, rowWidth(scheme.count), damaged),
  };
  const fits =
    model.scales.length === model.features.length &&
    model.transitions.length === transitionTable(scheme).size &&
    model.phraseTypes.length === model.phrases.length &&
    model.phraseTypes.every((type) => type >= 0 && type < types.length) &&
    model.topicWeights.length === model.topicFeatures.length * topics;
  if (!fits) throw damaged();
  return model;
}

/** Instead of a number of pairs: the row is not packed. */
const WHOLE = 255;

function packRows(rows: Int8Array, width: number): Uint8Array {
  const packed = new Uint8Array(rows.length + rows.length / width);
  let size = 0;
  for (let row = 0; row < rows.length; row += width) {
    let set = 0;
    for (let label = 0; label < width; label++) if (rows[row + label] !== 0) set++;
    // labels above 255 do not fit a byte, and a full row is shorter unpacked
    if (width > 256 || 2 * set >= Math.min(width, 2 * WHOLE)) {
      packed[size++] = WHOLE;
      for (let label = 0; label < width; label++) packed[size++] = rows[row + label] as number;
      continue;
    }
    packed[size++] = set;
    for (let label = 0; label < width; label++) {
      const weight = rows[row + label] as number;
      if (weight === 0) continue;
      packed[size++] = label;
      packed[size++] = weight;
    }
  }
  return packed.subarray(0, size);
}

function unpackRows(packed: Uint8Array, features: number, width: number, damaged: () => Error): Int8Array {
  const rows = new Int8Array(features * width);
  let at = 0;
  for (let row = 0; row < rows.length; row += width) {
    const set = packed[at++];
    if (set === undefined) throw damaged();
    if (set === WHOLE) {
      rows.set(packed.subarray(at, at + width), row);
      at += width;
      continue;
    }
    for (let pair = 0; pair < set; pair++) {
      const label = packed[at++] ?? width;
      if (label >= width) throw damaged();
      rows[row + label] = packed[at++] ?? 0;
    }
  }
  if (at !== packed.length) throw damaged();
  return rows;
}
