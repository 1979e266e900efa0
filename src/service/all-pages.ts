import type { Page, PageRequest } from '../ports/page.js';

const PAGE = 200;

/** Every item of a list, page after page; of 200 items unless told. */
export async function* allPages<T>(
  read: (page: PageRequest) => Promise<Page<T>>,
  limit = PAGE,
): AsyncGenerator<T> {
  let page = await read({ limit });
  for (;;) {
    yield* page.items;
    if (page.next === null) return;
    page = await read({ limit, cursor: page.next });
  }
}
