const BASE64_LINE = 76;
const BOUNDARY = '=_big-mail';

/** A mail of about `sizeBytes` bytes: a short request with four attached files that fill the rest, in base64. */
export function bigMail(sizeBytes: number): Buffer {
  const lines = Math.ceil(sizeBytes / 4 / (BASE64_LINE + 2));
  const file = Buffer.from(`${'JVBERi0xLjcKJcOkw7zDtsOf'.padEnd(BASE64_LINE, 'QUJD')}\r\n`.repeat(lines));
  const parts = [1, 2, 3, 4].flatMap((number) => [
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Type: application/pdf; name="scan-${number}.pdf"\r\n` +
        `Content-Disposition: attachment; filename="scan-${number}.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n`,
    ),
    file,
  ]);
  return Buffer.concat([Buffer.from(HEAD), ...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

const HEAD = [
  'From: Karin Obermeier <karin@kunde.example>',
  'To: service@firma.example',
  'Subject: Unterlagen zu Vertrag V-2026-1180',
  'Message-ID: <big-mail@kunde.example>',
  'Date: Tue, 03 Mar 2026 09:12:00 +0100',
  'MIME-Version: 1.0',
  `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
  '',
  `--${BOUNDARY}`,
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Guten Tag,',
  '',
  'anbei die Unterlagen zu meinem Vertrag V-2026-1180.',
  '',
  'Viele Grüße',
  'Karin Obermeier',
  '',
].join('\r\n');
