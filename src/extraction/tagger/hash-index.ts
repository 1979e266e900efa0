/** Numbers 0, 1, 2, ... for 32-bit hashes: open addressing with linear probing, at most half full. */
export interface HashIndex {
  readonly size: number;
  /** -1 when the hash (1 .. 2^32 - 1) is not in the index. */
  find(hash: number): number;
  /** Writes the numbers of those of hashes[from .. to) that are in the index to `numbers`; returns how many. */
  findAll(
    hashes: Uint32Array,
    range: { readonly from: number; readonly to: number },
    numbers: Int32Array,
  ): number;
  /** Its number; a new one when it is not there yet. */
  intern(hash: number): number;
  /** All hashes by number. */
  keys(): Uint32Array;
}

export function createHashIndex(expected = 1024): HashIndex {
  let capacity = 1024;
  while (capacity < 2 * expected) capacity *= 2;
  let slots = new Uint32Array(capacity);
  let numbers = new Int32Array(capacity);
  let size = 0;
  const slotOf = (hash: number): number => {
    const mask = capacity - 1;
    let slot = hash & mask;
    for (let key = slots[slot]; key !== 0 && key !== hash; key = slots[slot]) slot = (slot + 1) & mask;
    return slot;
  };
  const grow = (): void => {
    const [oldSlots, oldNumbers] = [slots, numbers];
    capacity *= 2;
    slots = new Uint32Array(capacity);
    numbers = new Int32Array(capacity);
    for (let old = 0; old < oldSlots.length; old++) {
      const hash = oldSlots[old] as number;
      if (hash === 0) continue;
      const slot = slotOf(hash);
      slots[slot] = hash;
      numbers[slot] = oldNumbers[old] as number;
    }
  };
  return {
    get size() {
      return size;
    },
    find: (hash) => {
      const slot = slotOf(hash);
      return slots[slot] === 0 ? -1 : (numbers[slot] as number);
    },
    findAll: (hashes, { from, to }, found) => {
      const keys = slots;
      const known = numbers;
      const mask = capacity - 1;
      let count = 0;
      for (let at = from; at < to; at++) {
        const hash = hashes[at] as number;
        let slot = hash & mask;
        let key = keys[slot] as number;
        while (key !== hash && key !== 0) {
          slot = (slot + 1) & mask;
          key = keys[slot] as number;
        }
        if (key !== 0) found[count++] = known[slot] as number;
      }
      return count;
    },
    intern: (hash) => {
      let slot = slotOf(hash);
      if (slots[slot] !== 0) return numbers[slot] as number;
      if (2 * (size + 1) > capacity) {
        grow();
        slot = slotOf(hash);
      }
      slots[slot] = hash;
      numbers[slot] = size;
      return size++;
    },
    keys: () => {
      const keys = new Uint32Array(size);
      for (let slot = 0; slot < capacity; slot++)
        if (slots[slot] !== 0) keys[numbers[slot] as number] = slots[slot] as number;
      return keys;
    },
  };
}
