import type { Me } from '../api/json-types.js';

export type View = 'desk' | 'floor' | 'learning';

/** What somebody sees; the first is where they begin. In works-council mode nobody looks at single desks. */
export function viewsOf({ role, agentsHidden }: Pick<Me, 'role' | 'agentsHidden'>): readonly View[] {
  switch (role) {
    case 'agent':
      return ['desk'];
    case 'supervisor':
      return agentsHidden ? ['floor'] : ['floor', 'desk'];
    case 'data':
      return ['learning'];
    case 'admin':
      return ['floor', 'desk', 'learning'];
    default:
      return [];
  }
}
