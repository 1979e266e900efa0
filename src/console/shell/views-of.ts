import type { Role } from '../../domain/api-key.js';

export type View = 'desk' | 'floor' | 'learning';

/** What a role sees; the first is where it begins. */
export function viewsOf(role: Role): readonly View[] {
  switch (role) {
    case 'agent':
      return ['desk'];
    case 'supervisor':
      return ['floor', 'desk'];
    case 'data':
      return ['learning'];
    case 'admin':
      return ['floor', 'desk', 'learning'];
    default:
      return [];
  }
}
