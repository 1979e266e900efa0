/** How this person wants the page: kept on this computer, never anything of a customer. */
type Setting = 'language' | 'theme' | 'shortcuts' | 'anonymous';

export function setting(name: Setting, otherwise: string): string {
  try {
    return localStorage.getItem(`weiche.${name}`) ?? otherwise;
  } catch {
    return otherwise;
  }
}

export function keepSetting(name: Setting, value: string): void {
  try {
    localStorage.setItem(`weiche.${name}`, value);
  } catch {
    // a browser that keeps nothing: the choice holds until the page is left
  }
}
