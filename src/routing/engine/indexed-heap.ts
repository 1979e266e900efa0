/**
 * A priority queue from which any element can be taken out: a binary heap. Push, remove and taking the first cost
 * O(log n). `before` must be a strict total order, so that equal histories give equal orders, and must not change for
 * an element while it is inside. Plain data with functions, because an engine holds a hundred thousand of them.
 */
export interface IndexedHeap<T> {
  readonly before: (a: T, b: T) => boolean;
  readonly items: T[];
  /** Where each element stands; only while there are many: in a few it is found faster by looking. */
  places: Map<T, number> | null;
}

const FEW = 16;

export function createIndexedHeap<T>(before: (a: T, b: T) => boolean): IndexedHeap<T> {
  return { before, items: [], places: null };
}

export function heapPeek<T>(heap: IndexedHeap<T>): T | undefined {
  return heap.items[0];
}

export function heapHas<T>(heap: IndexedHeap<T>, element: T): boolean {
  return placeOf(heap, element) >= 0;
}

/** An element that is inside already stays where it is. */
export function heapPush<T>(heap: IndexedHeap<T>, element: T): void {
  if (heapHas(heap, element)) return;
  if (heap.places === null && heap.items.length >= FEW) {
    heap.places = new Map(heap.items.map((item, place) => [item, place]));
  }
  rise(heap, heap.items.length, element);
}

/** False when it was not inside. */
export function heapRemove<T>(heap: IndexedHeap<T>, element: T): boolean {
  const { items, before } = heap;
  const place = placeOf(heap, element);
  if (place < 0) return false;
  heap.places?.delete(element);
  const last = items.pop() as T;
  if (place < items.length) {
    if (place > 0 && before(last, items[(place - 1) >> 1] as T)) rise(heap, place, last);
    else sink(heap, place, last);
  }
  if (items.length === 0) heap.places = null;
  return true;
}

/** Visits in order until `visit` answers true; k visits cost O(k log k). The next is always a child of one visited. */
export function heapWalk<T>({ items, before }: IndexedHeap<T>, visit: (element: T) => boolean): void {
  const [top] = items;
  if (top === undefined || visit(top) || items.length === 1) return;
  const frontier = createIndexedHeap<number>((a, b) => before(items[a] as T, items[b] as T));
  heapPush(frontier, 1);
  if (items.length > 2) heapPush(frontier, 2);
  for (let place = frontier.items[0]; place !== undefined; place = frontier.items[0]) {
    heapRemove(frontier, place);
    if (visit(items[place] as T)) return;
    if (2 * place + 1 < items.length) heapPush(frontier, 2 * place + 1);
    if (2 * place + 2 < items.length) heapPush(frontier, 2 * place + 2);
  }
}

function placeOf<T>({ items, places }: IndexedHeap<T>, element: T): number {
  return places === null ? items.indexOf(element) : (places.get(element) ?? -1);
}

function put<T>({ items, places }: IndexedHeap<T>, place: number, element: T): void {
  items[place] = element;
  places?.set(element, place);
}

function rise<T>(heap: IndexedHeap<T>, from: number, element: T): void {
  let place = from;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const above = heap.items[parent] as T;
    if (!heap.before(element, above)) break;
    put(heap, place, above);
    place = parent;
  }
  put(heap, place, element);
}

function sink<T>(heap: IndexedHeap<T>, from: number, element: T): void {
  const { items, before } = heap;
  let place = from;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= items.length) break;
    if (child + 1 < items.length && before(items[child + 1] as T, items[child] as T)) child++;
    const below = items[child] as T;
    if (!before(below, element)) break;
    put(heap, place, below);
    place = child;
  }
  put(heap, place, element);
}
