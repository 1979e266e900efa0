interface MailParts {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly from?: string;
  /** As a Date header; long ago unless told, so that it joins no conversation. */
  readonly date?: string;
}

/** A plain mail with a quoted history. */
export const plainMail = ({
  id,
  subject,
  text,
  from = 'Karin Obermeier <karin@kunde.example>',
  date = 'Mon, 02 Mar 2026 09:15:00 +0100',
}: MailParts) =>
  [
    `From: ${from}`,
    'To: service@nordlicht.example',
    `Subject: ${subject}`,
    `Message-ID: <${id}@kunde.example>`,
    `Date: ${date}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '',
    'Am 28.02.2026 um 10:00 schrieb Nordlicht Service:',
    '> Vielen Dank für Ihre Nachricht von gestern.',
  ].join('\n');

export const whereIsIt = (id: string) =>
  plainMail({
    id,
    subject: 'Wo bleibt mein Paket',
    text: `Guten Tag,\n\nich habe letzte Woche bestellt, Bestellnummer 4711-${id.length}290. Wann kommt die Lieferung an, wo ist das Paket gerade? Ich warte auf das Paket (${id}).\n\nMit freundlichen Grüßen\nKarin Obermeier`,
  });

/** Everything that a malicious customer might try: markup in the text, in names, in facts, and pictures that report. */
export const hostileMail = (id: string, trackerUrl: string) => {
  const attack = `<img src=x onerror="window.hacked=1"><script>window.hacked=2</script>`;
  return [
    `From: "${attack.replaceAll('"', "'")}" <boese@kunde.example>`,
    'To: service@nordlicht.example',
    `Subject: Wo ist mein Paket ${attack}`,
    `Message-ID: <${id}@kunde.example>`,
    'Date: Mon, 02 Mar 2026 09:15:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=bound',
    '',
    '--bound',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<html><body><style>@import url(${trackerUrl}/style.css)</style>`,
    `<p>Wo ist mein Paket, wann kommt die Lieferung? Bestellnummer 4711-6666 ${attack}</p>`,
    `<p>&lt;img src=x onerror="window.hacked=3"&gt; und &lt;b&gt;fett&lt;/b&gt;</p>`,
    `<p>https://boese.example/"onmouseover="window.hacked=4 javascript:window.hacked=5</p>`,
    `<img src="${trackerUrl}/pixel.png"><iframe src="${trackerUrl}/frame"></iframe>`,
    `<svg onload="window.hacked=6"></svg><a href="javascript:window.hacked=7">klick</a>`,
    '</body></html>',
    '--bound',
    'Content-Type: application/pdf; name="<svg onload=window.hacked=8>.pdf"',
    'Content-Disposition: attachment; filename="<svg onload=window.hacked=8>.pdf"',
    '',
    'kein PDF',
    '--bound--',
  ].join('\n');
};
