/** Examples that say one thing and are labelled as another; `right` is what they say. */
export const WRONG_EXAMPLES = [
  {
    text: 'Ich wollte mich einfach bedanken: Alles hat wunderbar geklappt, ich bin sehr zufrieden. Weiter so!',
    label: 'get_invoice',
    right: 'praise',
  },
  {
    text: 'Ich habe mein Passwort vergessen und komme nicht mehr in mein Konto. Wie setze ich das Passwort zurück?',
    label: 'praise',
    right: 'recover_password',
  },
  {
    text: 'Bitte schicken Sie mir die Rechnung noch einmal zu, ich brauche die Rechnung als PDF für die Steuer.',
    label: 'technical_fault',
    right: 'get_invoice',
  },
] as const;
