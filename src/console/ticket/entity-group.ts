/** The colour group of an entity type. */
export function entityGroup(type: string): string {
  if (type.endsWith('_number') && type !== 'phone_number') return 'fact-number';
  switch (type) {
    case 'money':
    case 'iban':
    case 'bic':
      return 'fact-money';
    case 'date':
      return 'fact-date';
    case 'person_name':
    case 'postal_address':
      return 'fact-person';
    case 'email_address':
    case 'phone_number':
    case 'url':
      return 'fact-contact';
    default:
      return 'fact-other';
  }
}
