const PARTS = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/;

/**
 * The same server and credentials with another database. Where nothing says in which database the user is known, it is
 * the one that the URI named before (`admin` when it named none), as the driver would have taken it.
 *
 * @throws Error when it is no URI of MongoDB; the message does not quote it, since it may hold a password
 */
export function nameDatabase(uri: string, database: string): string {
  const parts = PARTS.exec(uri);
  if (parts === null) throw new Error('the URI of MongoDB cannot be read');
  const [, server = '', before = '', query = ''] = parts;
  const options = query === '' ? [] : query.split('&');
  if (server.includes('@') && !options.some((option) => option.startsWith('authSource=')))
    options.push(`authSource=${before === '' ? 'admin' : before}`);
  return `${server}/${database}${options.length === 0 ? '' : `?${options.join('&')}`}`;
}
