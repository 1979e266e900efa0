import { useEffect, useState } from 'preact/hooks';

/** The parts of the address behind `#/`. */
const parts = (): readonly string[] =>
  location.hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent);

export function useRoute(): readonly string[] {
  const [route, setRoute] = useState(parts);
  useEffect(() => {
    const change = () => setRoute(parts());
    addEventListener('hashchange', change);
    return () => removeEventListener('hashchange', change);
  }, []);
  return route;
}

export const pathTo = (...to: readonly string[]): string => `#/${to.map(encodeURIComponent).join('/')}`;

export function goTo(...to: readonly string[]): void {
  location.hash = pathTo(...to);
}
