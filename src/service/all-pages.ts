import type { Page, PageRequest } from '../ports/page.js';

const PAGE = 200;

/** Every item of a list, page after page. */
export async function* allPages<T>(read: (page: PageRequest) => Promise<Page<T>>): AsyncGenerator<T> {
  let page = await read({ limit: PAGE });
  for (;;) {
    yield* page.items;
    if (page.next === null) return;
    page = await read({ limit: PAGE, cursor: page.next });
  }
}
